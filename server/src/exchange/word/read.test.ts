import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  cell,
  definition,
  level,
  list,
  numbered,
  paragraph,
  reportFile,
  row,
  run,
  table,
  wordFile,
  wordParts,
  zipped,
} from '../../../../test/unit/word-files.ts';
import type { WordParts } from '../../../../test/unit/word-files.ts';
import { randomFrom } from '../../../../test/unit/random.ts';
import { randomReport } from '../../../../test/unit/random-report.ts';
import { analyse, defaultSettings } from '../../service/index.ts';
import type { BlocksRead } from '../blocks.ts';
import { canonicalText } from '../canonical-text.ts';
import { writeBlocks } from '../text.ts';
import { readWord } from './read.ts';

function read(bytes: Uint8Array): BlocksRead {
  const reading = readWord(bytes);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return reading;
}

function failureOf(bytes: Uint8Array): string {
  const reading = readWord(bytes);
  return 'failure' in reading ? reading.failure.zh : '';
}

/** The lines of a file's text, without blank ones. */
function linesOf(parts: WordParts): readonly string[] {
  return writeBlocks(read(wordFile(parts)).blocks)
    .text.split('\n')
    .filter((line) => line !== '');
}

suite('automatic numbers', () => {
  const official = definition(0, [
    level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>'),
    level(1, 'chineseCounting', '（%2）'),
    level(2, 'decimal', '%3.'),
    level(3, 'decimal', '%1.%2.%3.%4', '<w:isLgl/>'),
  ]);

  test('run through the levels, begin anew below a new number, and are plain digits where the level asks for it', () => {
    const body = [0, 1, 1, 2, 2, 3, 0, 1, 2].map((at) => paragraph('文', numbered(1, at))).join('');
    assert.deepEqual(linesOf({ body, numbering: official + list(1, 0) }), [
      '一、文',
      '（一）文',
      '（二）文',
      '1. 文',
      '2. 文',
      '1.2.2.1 文',
      '二、文',
      '（一）文',
      '1. 文',
    ]);
  });

  test('of lists with one definition go on; an override begins anew, with its own number or level', () => {
    const numbering = [
      official,
      list(1, 0),
      list(2, 0),
      list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
      list(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'ideographTraditional', '%1）')}</w:lvlOverride>`),
    ].join('');
    const body = [1, 2, 3, 3, 4, 1].map((id) => paragraph('文', numbered(id))).join('');
    assert.deepEqual(linesOf({ body, numbering }), ['一、文', '二、文', '五、文', '六、文', '庚）文', '八、文']);
  });

  test('come from styles, which a list knows by the level, and are taken off by list 0', () => {
    const numbering =
      definition(0, [
        level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="H1"/>'),
        level(1, 'chineseCountingThousand', '（%2）', '<w:pStyle w:val="H2"/>'),
      ]) + list(1, 0);
    const styles = [
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="H2"/></w:style>',
    ].join('');
    const styled = (id: string, more = ''): string => paragraph('文', `<w:pStyle w:val="${id}"/>${more}`);
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body = [styled('H1'), styled('H2'), styled('Own'), styled('H1', none), styled('H1'), paragraph('文')].join(
      '',
    );
    assert.deepEqual(linesOf({ body, numbering, styles }), [
      '# 一、文',
      '## （一）文',
      '## （二）文',
      '# 文',
      '# 二、文',
      '文',
    ]);
  });

  test('of a definition that is that of a style of lists', () => {
    const numbering = [
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>',
      `<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="L"/>${level(0, 'japaneseCounting', '第%1条')}</w:abstractNum>`,
      list(1, 7),
      list(2, 8),
    ].join('');
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    assert.deepEqual(linesOf({ body: paragraph('文', numbered(1)).repeat(2), numbering, styles }), [
      '第一条文',
      '第二条文',
    ]);
  });

  test('that never begin anew, or only after a level farther up', () => {
    const numbering =
      definition(0, [
        level(0, 'decimal', '%1'),
        level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>'),
        level(2, 'decimal', '%3', '<w:lvlRestart w:val="1"/>'),
      ]) + list(1, 0);
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((at) => paragraph('x', numbered(1, at))).join('');
    assert.deepEqual(linesOf({ body, numbering }), ['1 x', '1 x', '1 x', '2 x', '2 x', '2 x', '3 x', '1 x']);
  });

  test('in the formats that Chinese documents use', () => {
    const formats: readonly (readonly [string, string])[] = [
      ['chineseCounting', '十一'],
      ['chineseCountingThousand', '十一'],
      ['chineseLegalSimplified', '壹拾壹'],
      ['ideographDigital', '一一'],
      ['japaneseCounting', '十一'],
      ['decimalEnclosedCircle', '⑪'],
      ['decimalEnclosedCircleChinese', '⑪'],
      ['decimalEnclosedParen', '⑾'],
      ['decimalFullWidth', '１１'],
      ['decimalZero', '11'],
      ['upperLetter', 'K'],
      ['lowerRoman', 'xi'],
      ['ideographTraditional', '甲'],
      ['ideographZodiac', '戌'],
      ['unheardOf', '11'],
    ];
    const numbering = formats
      .map(
        ([format], id) =>
          definition(id, [level(0, format, '%1|').replace('w:start w:val="1"', 'w:start w:val="11"')]) +
          list(id + 1, id),
      )
      .join('');
    const body = formats.map((_, id) => paragraph('', numbered(id + 1)) + paragraph('x', numbered(id + 1))).join('');
    const second = linesOf({ body, numbering }).filter((_, index) => index % 2 === 0);
    assert.deepEqual(
      second.map((line) => line.split('\\|')[0]),
      formats.map(([, written]) => written),
    );
  });
});

suite('text', () => {
  test('is taken with tracked changes accepted: what goes is left out, what comes is read, and it is told', () => {
    const by = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"';
    const deleted = `<w:del ${by}><w:r><w:delText>旧</w:delText></w:r></w:del>`;
    const inserted = `<w:ins ${by}>${run('新')}</w:ins>`;
    const moved = `<w:moveFrom ${by}>${run('甲')}</w:moveFrom>`;
    const body = [
      paragraph(run('一') + deleted + inserted),
      paragraph(run('前半，'), `<w:rPr><w:del ${by}/></w:rPr>`),
      paragraph('后半。'),
      paragraph(moved),
      paragraph(`<w:moveTo ${by}>${run('甲')}</w:moveTo>`),
      table([
        row([cell('a'), cell('b')]),
        row([cell('去'), cell('去')], `<w:del ${by}/>`),
        row([cell('c'), cell('d')], `<w:ins ${by}/>`),
      ]),
    ].join('');
    assert.deepEqual(linesOf({ body }), ['一新', '前半，后半。', '甲', '| a | b |', '| c | d |']);
    assert.match(
      read(wordFile({ body }))
        .notes.map(({ zh }) => zh)
        .join(),
      /修订/,
    );
  });

  test('of text boxes stands before their paragraph, once, whichever program they are written for', () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const shape = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('红头文件')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('红头文件')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const old = `<w:r><w:pict><v:textbox>${box('旧框')}</v:textbox></w:pict></w:r>`;
    assert.deepEqual(linesOf({ body: paragraph(shape + run('正文')) + paragraph(old) }), ['红头文件', '正文', '旧框']);
  });

  test('of links, content controls, fields and equations is read; instructions, contents and comments are not', () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = [
      paragraph(field('TOC \\o "1-3"', run('一、总体情况 1'))),
      paragraph(
        `<w:hyperlink r:id="rId9">${run('链接')}</w:hyperlink>${field('DATE \\@ "yyyy"', run('2024'))}${control(run('控件'))}`,
      ),
      control(paragraph('段落控件')),
      paragraph(`<w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`),
      paragraph(
        `<w:commentRangeStart w:id="1"/>${run('注')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      paragraph(run('隐', '<w:vanish/>') + run('显', '<w:vanish w:val="0"/>')),
      table([
        `<w:sdt><w:sdtContent>${row([cell('甲'), control(cell('乙'))])}</w:sdtContent></w:sdt>`,
        row([cell('丙'), cell('丁')]),
      ]),
    ].join('');
    assert.deepEqual(linesOf({ body }), ['链接2024控件', '段落控件', '3x=1', '注', '显', '| 甲 | 乙 |', '| 丙 | 丁 |']);
  });

  test('keeps breaks of lines, drops those of pages, and footnotes stand below their paragraph', () => {
    const footnotes = `<w:footnote w:id="2">${paragraph(`<w:r><w:footnoteRef/></w:r>${run('数据截至年底。')}`)}</w:footnote>`;
    const body = [
      paragraph(`<w:r><w:t>某县</w:t><w:br/><w:t>年度报告</w:t><w:br w:type="page"/></w:r>`),
      paragraph(`${run('共5件')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      paragraph('下一段'),
    ].join('');
    assert.deepEqual(linesOf({ body, footnotes }), ['某县', '年度报告', '共5件①', '①数据截至年底。', '下一段']);
  });

  test('that would be a tag, a table or a heading stays text', () => {
    assert.deepEqual(linesOf({ body: paragraph(run('<table> a|b')) + paragraph('# 井') }), [
      '&lt;table> a\\|b',
      '\\# 井',
    ]);
  });

  test('is the same under the Strict standard, under other prefixes and in UTF-16', () => {
    const parts = wordParts({ body: paragraph('甲') + table([row([cell('1'), cell('2')])]) });
    const document = parts['word/document.xml'] ?? '';
    const expected = writeBlocks(read(zipped(parts)).blocks).text;
    const strict = document
      .replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replace('xmlns:w=', 'xmlns:ns0=')
      .replaceAll('<w:', '<ns0:')
      .replaceAll('</w:', '</ns0:')
      .replaceAll(' w:', ' ns0:');
    const wide = Buffer.from(`\uFEFF${document.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    for (const other of [strict, wide, Buffer.from(wide).swap16()]) {
      assert.equal(writeBlocks(read(zipped({ ...parts, 'word/document.xml': other })).blocks).text, expected);
    }
  });
});

suite('tables', () => {
  test('have merged cells once, whichever way they are merged', () => {
    const down = (kind = ''): string => `<w:vMerge${kind && ` w:val="${kind}"`}/>`;
    const body = table([
      row([cell('甲', down('restart')), cell('乙丙', '<w:gridSpan w:val="2"/>')]),
      row([cell('盖住', down()), cell('1'), cell('2')]),
      row([cell('丁', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge w:val="continue"/>'), cell('3')]),
      row([cell('4'), cell('5')], '<w:gridBefore w:val="1"/>'),
      row([cell('6'), cell('7')], '<w:gridAfter w:val="1"/>'),
    ]);
    const { blocks, notes } = read(wordFile({ body }));
    assert.equal(writeBlocks(blocks).text, '| 甲 | 乙丙 |\n| | 1 | 2 |\n| 丁 | 3 |\n| | 4 | 5 |\n| 6 | 7 |\n');
    assert.match(notes.map(({ zh }) => zh).join(), /盖着/);
  });

  test('in tables stand behind them; one that only lays out the page is taken apart', () => {
    const inner = table([row([cell('a'), cell('b'), cell('c')])]);
    const wide = row([cell('1'), cell('2'), cell(`${inner}${paragraph('3')}`)]);
    assert.deepEqual(linesOf({ body: table([wide]) }), ['| 1 | 2 | 3 |', '| a | b | c |']);
    assert.deepEqual(linesOf({ body: table([row([cell(`${paragraph('标题')}${inner}`)])]) }), [
      '标题',
      '| a | b | c |',
    ]);
  });

  test('of reports made at random are read cell for cell', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const report = randomReport(randomFrom(seed));
      const file = reportFile(report, seed % 2 === 0 ? 'gridSpan' : 'hMerge');
      const { text, origins } = canonicalText(read(file).blocks, defaultSettings);
      const analysis = analyse(text);
      assert.equal(analysis.report.title?.text, report.title);
      assert.deepEqual(
        analysis.report.sections.map((section) => section.heading),
        report.edition.sections.map((section) => section.heading),
      );
      const isOfFigure = new Set(origins.map(({ start }) => start));
      for (const { table: own } of report.sections) {
        if (!own) continue;
        const found = analysis.report.tables[own.form.id];
        assert.equal(found?.form.edition, report.edition.id);
        for (const { form, cells } of found.rows) {
          for (const [index, column] of form.columns.entries()) {
            const found = cells[index];
            assert.equal(found?.raw, own.valueOf(form, column), `${form.id} ${column.id} of ${seed}`);
            assert.ok(isOfFigure.has(found.span?.start ?? -1), 'its place in the file is known');
          }
        }
      }
      // One label column: canonical, not as it stood.
      assert.match(text, /^\| 项目 +\| 自然人/m);
    }
  });
});

suite('files that are none, or are made to break us', () => {
  const parts = wordParts({ body: paragraph('正文') });
  const whole = zipped(parts);
  const replacing = (name: string, content: string): Uint8Array => zipped({ ...parts, [name]: content });

  test('get a sentence that says what to do', () => {
    assert.match(failureOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /另存为/);
    assert.match(
      failureOf(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])),
      /密码/,
    );
    assert.match(failureOf(Buffer.from('{\\rtf1')), /RTF/);
    assert.match(failureOf(zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }, false)), /OpenDocument/);
    assert.match(failureOf(zipped({ 'a.txt': 'x' })), /不是 Word/);
    assert.match(failureOf(new Uint8Array()), /空/);
    assert.match(failureOf(Buffer.from('hello')), /不是 \.docx/);
  });

  test('cut off at any place are told from whole ones', () => {
    for (let length = 0; length < whole.length; length += 1 + (length >> 5))
      assert.notEqual(failureOf(whole.subarray(0, length)), '');
  });

  test('with one byte changed are read as they were or not at all', () => {
    const expected = writeBlocks(read(whole).blocks).text;
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      const reading = readWord(changed);
      // What other parts say may be lost; the text is the text or nothing.
      if (!('failure' in reading)) assert.equal(writeBlocks(reading.blocks).text, expected, String(at));
    }
  });

  test('with things of their own outside or entities are refused, and nothing is fetched', () => {
    const document = parts['word/document.xml'] ?? '';
    const doctype = document.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>');
    assert.match(failureOf(replacing('word/document.xml', doctype)), /损坏/);
    assert.match(failureOf(replacing('word/document.xml', document.replace('正文', '&e;'))), /损坏/);
    const outside =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="http://example.com/x" TargetMode="External"/></Relationships>';
    assert.equal(failureOf(replacing('_rels/.rels', outside)), '');
  });
});
