import { env, workspace } from 'vscode';

/** What changes, as it was and as it is. */
interface Change {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

const chinese = {
  checkingFolder: '正在检查文件夹里的年度报告',
  noFolder: '请先打开放报告的文件夹（“文件”→“打开文件夹”）。',
  noReports: '这个文件夹里没有找到年度报告。',
  ofYear: (year: number) => `${year}年度`,
  counts: (errors: number, warnings: number, others: number) =>
    [errors > 0 ? `错误${errors}` : [], warnings > 0 ? `警告${warnings}` : [], others > 0 ? `提示${others}` : []]
      .flat()
      .join(' ') || '没有发现问题',
  leftOut: (count: number) => `另有${count}个文件没有检查：过大、过多或不是文本。`,
  wrongReports: (count: number) => `${count}份报告有错误`,
  product: '政府信息公开年度报告',
  notAReport: '非年度报告',
  notYetAReport: '还没有年度报告的内容',
  report: '年度报告',
  /** What the status bar says of a report: its year and edition, as far as they are known. */
  reportOf: (year: string | null, edition: string | null) =>
    ['年度报告', year === null ? [] : `${year}年度`, edition ?? []].flat().join(' '),
  clickToChange: '单击可以更改。',
  chooseRecognition: '本文档是不是政府信息公开工作年度报告？',
  automatic: '自动判断',
  automaticDetail: '看内容：像年度报告就检查。',
  asReport: '是年度报告',
  asReportDetail: '总是当作年度报告检查。',
  asOther: '不是年度报告',
  asOtherDetail: '不检查，不提示。',
  organTitle: '新建年度报告（1/3）：行政机关',
  organPrompt: '行政机关的全称，用在标题里',
  organPlaceholder: '例如：××市××区人民政府',
  organMissing: '请填写行政机关的名称。',
  yearTitle: '新建年度报告（2/3）：报告年度',
  yearPrompt: '报告哪一年的工作（不是发布的年份）',
  kindTitle: '新建年度报告（3/3）：行政机关的类别',
  kindByName: '按名称判断',
  government: '一级政府（汇总报告）',
  department: '政府部门',
  township: '乡镇、街道',
  startTitle: '从哪里开始？',
  startBlank: '空白报告',
  startFromPrevious: (year: number) => `从${year}年度的报告开始`,
  startFromPreviousDetail: '结转数、现行有效件数、小标题带过来，文字不带。',
  startWithText: (year: number) => `从${year}年度的报告开始，文字也带过来`,
  startWithTextDetail: '上年的文字要逐句核对，改成本年的情况。',
  greeting: '这个文件夹里有政府信息公开年度报告，会边写边检查。要看看怎么用吗？',
  showWalkthrough: '打开入门指引',
  noReport: '当前没有打开年度报告。',
  tooLarge: (name: string) => `“${name}”超过 20 MB，没有处理。`,
  madeText: (name: string) => `已转为可以编辑的文本，另存为“${name}”，原文件没有改动。`,
  exported: (name: string) => `已导出为“${name}”。`,
  saveFirst: '请先保存这份报告，再导出。',
  allCanonical: '各个表格都已经是规范写法，没有要改的。',
  noTableHere: '光标所在的地方没有可以改写的表格（或者已经是规范写法）。请把光标放在表格里再试。',
  totalChanged: ({ place, before, after }: Change) => `${place}：${before === '' ? '空白' : before}→${after}。`,
  moreTotals: (count: number) => `另有${count}处。`,
  showTotals: '逐处查看',
  fromTo: ({ before, after }: Change) => `${before === '' ? '空白' : before} → ${after}`,
  chooseTotal: '选择一处，光标就移到那里',
  yearMalformed: '请填写四位数的年份，例如2024。',
  defaultFileName: '政府信息公开工作年度报告.md',
  fileKind: '年度报告（Markdown、纯文本）',
  guideFile: 'README.zh-CN.md',
  offerLanguage:
    '这份文档像是政府信息公开工作年度报告。要按年度报告显示吗？（自动换行，标题、表格、数字分颜色；文字不变。）',
  useLanguage: '按年度报告显示',
  keepLanguage: '保持原样',
  garbled: '这个文件是 GBK 编码的年度报告，现在显示的是乱码。请先重新打开，不要在乱码上保存。',
  reopen: '用 GBK（GB18030）重新打开',
  notReopened:
    '没有重新打开：文档有未保存的改动。请先撤销改动（Ctrl+Z），再单击窗口右下角的编码，选“通过编码重新打开”、GB18030。',
  notStarted: (reason: string) => `年度报告检查服务没有启动：${reason}`,
  notInserted: '没有插入框架：本文档已经有报告的章节（缺少的部分可以用灯泡里的快速修复补上），或者没有当作年度报告。',
  noDocument: '请先打开要插入框架的文档。',
  restarted: '检查服务已重新启动。',
  editRefused: '编辑器没有接受这次修改，文档没有改动。',
  panelTitle: (name: string) => `${name}（版面）`,
  panelPage: {
    notAReport: '这份文档现在没有当作年度报告。',
    makeCanonical: '整理成标准表格',
    unread: '这个表有格子没有认出来，不能在这里填写。整理成标准表格以后就可以填。原文如下：',
    expected: '应为{0}',
    noPlace: '原文里找不到这个格子的位置，不能在这里填写。请先把表格整理成标准表格。',
    leftOut: '粘贴的内容有{0}格没有地方放，没有写入。',
  },
  panelStale: '没有写入：文档在这之前已经改动。现在显示的是最新内容，请再填一次。',
  panelShape: '没有写入：这个表的写法在这里改不准。请先整理成标准表格，或者在文本里修改。',
  panelNotMade: '这个表没有整理：已经是标准表格，或者文档刚刚改动。',
};

const english: typeof chinese = {
  checkingFolder: 'Checking the reports of the folder',
  noFolder: 'Open the folder with the reports first (File, Open Folder).',
  noReports: 'No annual report was found in this folder.',
  ofYear: (year: number) => `on ${year}`,
  counts: (errors: number, warnings: number, others: number) =>
    [
      errors > 0 ? `${errors} errors` : [],
      warnings > 0 ? `${warnings} warnings` : [],
      others > 0 ? `${others} hints` : [],
    ]
      .flat()
      .join(', ') || 'nothing found',
  leftOut: (count: number) => `${count} files were not checked: too large, too many, or no text.`,
  wrongReports: (count: number) => `${count} reports have errors`,
  product: 'Disclosure Report',
  notAReport: 'Not a report',
  notYetAReport: 'No content of a report yet',
  report: 'Report',
  reportOf: (year, edition) => [year === null ? 'Report' : `Report on ${year}`, edition ?? []].flat().join(', '),
  clickToChange: 'Click to change.',
  chooseRecognition: 'Is this document an annual report on open government information?',
  automatic: 'Decide automatically',
  automaticDetail: 'By its content: checked where it looks like a report.',
  asReport: 'It is a report',
  asReportDetail: 'Always check it as a report.',
  asOther: 'It is not a report',
  asOtherDetail: 'No checks, no findings.',
  organTitle: 'New report (1/3): organ',
  organPrompt: 'The full name of the organ, as in the title',
  organPlaceholder: 'for example: ××市××区人民政府',
  organMissing: 'Enter the name of the organ.',
  yearTitle: 'New report (2/3): reported year',
  yearPrompt: 'The year reported on, not the year of publication',
  kindTitle: 'New report (3/3): kind of organ',
  kindByName: 'Judge by its name',
  government: 'A government (reporting for all below it)',
  department: 'A department',
  township: 'A township or subdistrict',
  startTitle: 'What to start from?',
  startBlank: 'A blank report',
  startFromPrevious: (year) => `The report on ${year}`,
  startFromPreviousDetail: 'Takes over what was carried forward, documents in force and sub-headings; no sentences.',
  startWithText: (year) => `The report on ${year}, with its sentences`,
  startWithTextDetail: 'Each sentence is to be looked at and made true of this year.',
  greeting:
    'This folder has annual reports on open government information; they are checked while you write. Would you like to see how?',
  showWalkthrough: 'Open Walkthrough',
  noReport: 'No report is open here.',
  tooLarge: (name) => `"${name}" is larger than 20 MB; nothing was done.`,
  madeText: (name) => `Its text can be edited in the new file "${name}"; the original is as it was.`,
  exported: (name) => `Exported as "${name}".`,
  saveFirst: 'Save the report before exporting it.',
  allCanonical: 'Every table is in the canonical form already.',
  noTableHere:
    'There is no table at the cursor that could be rewritten (or it is canonical already). Put the cursor into the table.',
  totalChanged: ({ place, before, after }) => `${place}: ${before === '' ? 'blank' : before} → ${after}.`,
  moreTotals: (count) => `And ${count} more.`,
  showTotals: 'Show Each',
  fromTo: ({ before, after }) => `${before === '' ? 'blank' : before} → ${after}`,
  chooseTotal: 'Choose one to go there',
  yearMalformed: 'Enter a year of four digits, for example 2024.',
  defaultFileName: '政府信息公开工作年度报告.md',
  fileKind: 'Reports (Markdown, plain text)',
  guideFile: 'README.en.md',
  offerLanguage:
    'This document looks like an annual report on open government information. Show it as one? (Lines wrap, headings, tables and numbers get colours; the text stays as it is.)',
  useLanguage: 'Show as a Report',
  keepLanguage: 'Leave as It Is',
  garbled: 'This file is a report in GBK and shows as garbled text. Reopen it first; do not save it garbled.',
  reopen: 'Reopen as GBK (GB18030)',
  notReopened:
    'It was not reopened: the document has unsaved changes. Undo them first, then click the encoding in the status bar and choose “Reopen with Encoding”, GB18030.',
  notStarted: (reason) => `The service that checks reports did not start: ${reason}`,
  notInserted:
    'Nothing was inserted: the document has sections of a report already (quick fixes add those that are missing), or is not read as a report.',
  noDocument: 'Open the document first that is to receive the skeleton.',
  restarted: 'The checking service has been restarted.',
  editRefused: 'The editor refused the change; the document is as it was.',
  panelTitle: (name) => `${name} (as printed)`,
  panelPage: {
    notAReport: 'This document is not read as a report now.',
    makeCanonical: 'Make Canonical',
    unread:
      'Some cells of this table were not found, so they cannot be filled in here. Make it canonical first. Its text:',
    expected: 'should be {0}',
    noPlace: 'The text has no place for this cell. Make the table canonical first.',
    leftOut: '{0} of the pasted cells had no place and were not written.',
  },
  panelStale: 'Not written: the document was changed before. This is its present content; please enter it again.',
  panelShape:
    'Not written: a table in this form cannot be changed here with certainty. Make it canonical, or edit the text.',
  panelNotMade: 'The table was left as it is: it is canonical already, or the document has just changed.',
};

/** Whether VS Code itself speaks Chinese to the author. */
export function displayLanguage(): 'zh' | 'en' {
  return env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The language that the author has set, else that of VS Code. */
export function language(): 'zh' | 'en' {
  const set = workspace.getConfiguration('disclosureReport').get('language');
  return set === 'zh' || set === 'en' ? set : displayLanguage();
}

/** What the client says, in that language. */
export function messages(): typeof chinese {
  return language() === 'zh' ? chinese : english;
}
