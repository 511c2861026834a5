/**
 * A report whose tables are known, with narratives in many wordings. Each list says the same thing in other words; a
 * `#name` stands for a figure of the tables.
 */
import { replaced, rightReport, withRow } from './reports.ts';

/** What the tables hold, by the names that the wordings use. */
const FIGURES: Readonly<Record<string, number>> = {
  received: 138,
  natural: 96,
  organisations: 42,
  carriedIn: 12,
  both: 150,
  granted: 57,
  partial: 13,
  grantedAny: 70,
  refused: 15,
  unavailable: 35,
  notProcessed: 11,
  other: 12,
  answered: 143,
  forward: 7,
  thirdParty: 4,
  process: 6,
  internal: 5,
  notHeld: 28,
  needsCreation: 7,
  repeated: 3,
  petition: 8,
  overdue: 2,
  rest: 10,
  reviews: 15,
  upheld: 9,
  corrected: 2,
  otherResult: 1,
  pending: 3,
  suits: 11,
  suitsUpheld: 7,
  suitsCorrected: 1,
  suitsPending: 3,
  direct: 6,
  after: 5,
  issued: 19,
  repealed: 21,
  inForce: 64,
  licences: 1286,
  penalties: 223,
  coercion: 31,
};

const ROWS: readonly (readonly [string, string])[] = [
  ['一、本年新收政府信息公开申请数量', '96 30 2 1 4 5 138'],
  ['二、上年结转政府信息公开申请数量', '10 2 0 0 0 0 12'],
  ['三、（一）予以公开', '25 20 2 1 4 5 57'],
  ['三、（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '13 0 0 0 0 0 13'],
  ['三、（三）不予公开：4.保护第三方合法权益', '4 0 0 0 0 0 4'],
  ['三、（三）不予公开：5.属于三类内部事务信息', '5 0 0 0 0 0 5'],
  ['三、（三）不予公开：6.属于四类过程性信息', '6 0 0 0 0 0 6'],
  ['三、（四）无法提供：1.本机关不掌握相关政府信息', '16 12 0 0 0 0 28'],
  ['三、（四）无法提供：2.没有现成信息需要另行制作', '7 0 0 0 0 0 7'],
  ['三、（五）不予处理：1.信访举报投诉类申请', '8 0 0 0 0 0 8'],
  ['三、（五）不予处理：2.重复申请', '3 0 0 0 0 0 3'],
  ['三、（六）其他处理：1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '2 0 0 0 0 0 2'],
  ['三、（六）其他处理：3.其他', '10 0 0 0 0 0 10'],
  ['三、（七）总计', '99 32 2 1 4 5 143'],
  ['四、结转下年度继续办理', '7 0 0 0 0 0 7'],
  ['行政复议', '9 2 1 3 15'],
  ['行政诉讼：未经复议直接起诉', '4 1 0 1 6'],
  ['行政诉讼：复议后起诉', '3 0 0 2 5'],
  ['行政规范性文件', '19 21 64'],
  ['行政许可', '1286'],
  ['行政处罚', '223'],
  ['行政强制', '31'],
];

/** Sentences on requests received: the first of a paragraph. */
export const RECEIVED: readonly string[] = [
  '本年度共收到政府信息公开申请#received件，上年结转#carriedIn件。',
  '2024年，我单位共受理依申请公开#received件，其中自然人申请#natural件，法人或其他组织申请#organisations件。',
  '2024年度新收政府信息公开申请#received件，上年度结转#carriedIn件，办结#answered件，结转下年度继续办理#forward件。',
  '全年收到信息公开申请 #received 件（自然人 #natural 件、法人或者其他组织 #organisations 件）。',
  '本年共接到依申请公开事项#received件，较上年增加16件。',
  '全年共收到#received件政府信息公开申请，均在法定期限内处理。',
  '我局依法受理公民、法人和其他组织政府信息公开申请#received宗，加上去年结转的#carriedIn宗，共办理答复#answered宗。',
  '2024年共收到和处理政府信息公开申请#received件。',
  '截至2024年12月31日，我单位收到政府信息公开申请#received件。',
  '全年，收到依申请公开件#received件，比上年增长12%。',
  '本年度收办政府信息公开申请#received起，含上年结转#carriedIn起在内，全部予以登记。',
  '全年办理政府信息公开申请#both件，其中本年新收#received件，上年结转#carriedIn件。',
  '2024年收到申请公开政府信息#received件，结转上年度申请#carriedIn件，答复#answered件，转至下年度办理#forward件。',
  '严格执行《条例》规定，畅通渠道，2024年收到依申请公开政府信息的申请共计#received件。',
];

/** What was answered and carried forward. */
export const ANSWERED: readonly string[] = [
  '全年共办结#answered件，结转下年度继续办理#forward件。',
  '答复政府信息公开申请#answered件，另有#forward件结转至2025年办理。',
  '已答复#answered件，剩余#forward件结转下一年度。',
  '年内依法答复申请#answered件，顺延至下年度办理#forward件。',
  '除#forward件结转下年外，其余均已办结。',
  '本年度办结政府信息公开申请#answered件（含上年结转#carriedIn件）。',
  '全年共作出答复#answered件，#forward件转下年度继续办理。',
  '目前已办理完毕#answered件，尚有#forward件按规定结转下一年继续办理。',
];

/** Outcomes. */
export const OUTCOMES: readonly string[] = [
  '办理结果：予以公开#granted件，部分公开#partial件，不予公开#refused件，无法提供#unavailable件，不予处理#notProcessed件，其他处理#other件。',
  '其中，予以公开#granted件、部分公开#partial件、不予公开#refused件、无法提供#unavailable件、不予处理#notProcessed件、其他处理#other件。',
  '在办结的申请中，予以公开的#granted件，部分公开的#partial件，不予公开的#refused件，无法提供的#unavailable件。',
  '从办理结果看，属于予以公开#granted件；部分公开#partial件；不予公开#refused件，其中涉及保护第三方合法权益#thirdParty件、属于三类内部事务信息#internal件、属于四类过程性信息#process件。',
  '其中#granted件予以公开，#partial件部分公开，#refused件不予公开，#unavailable件无法提供，#notProcessed件不予处理，#other件作其他处理。',
  '答复中，予以公开及部分公开#grantedAny件，不予公开#refused件。',
  '因本机关不掌握相关政府信息无法提供#notHeld件，没有现成信息需要另行制作#needsCreation件。',
  '不予处理#notProcessed件，其中信访举报投诉类申请#petition件，重复申请#repeated件。',
];

/** Reviews and lawsuits. */
export const PROCEEDINGS: readonly string[] = [
  '因政府信息公开引发行政复议#reviews件，行政诉讼#suits件。',
  '全年发生政府信息公开行政复议#reviews起，其中结果维持#upheld起，结果纠正#corrected起，其他结果#otherResult起，尚未审结#pending起。',
  '政府信息公开行政复议案件#reviews件，维持#upheld件，纠正#corrected件，尚未审结#pending件；行政诉讼案件#suits件。',
  '涉及政府信息公开的行政诉讼#suits宗，其中未经复议直接起诉#direct宗，复议后起诉#after宗。',
  '因政府信息公开工作被申请行政复议 #reviews 件、被提起行政诉讼 #suits 件。',
  '信息公开类行政复议#reviews件、行政诉讼#suits件。',
];

/** Documents and decisions. */
export const DOCUMENTS: readonly string[] = [
  '本年制发行政规范性文件#issued件，废止#repealed件，现行有效#inForce件。',
  '2024年新制定规范性文件#issued件，废止规范性文件#repealed件，现行有效规范性文件#inForce件。',
  '全年印发行政规范性文件#issued份，宣布废止#repealed份，继续有效#inForce份。',
  '现行有效的行政规范性文件共#inForce件。',
];

export const DECISIONS: readonly string[] = [
  '全年作出行政许可决定#licences件，行政处罚决定#penalties件。',
  '本年作出行政许可处理决定#licences件、行政处罚处理决定#penalties件、行政强制处理决定#coercion件。',
];

export interface Narrative {
  readonly text: string;
  /** Figures of the tables in the narrative, each with its place in the text. */
  readonly figures: readonly { readonly name: string; readonly at: number; readonly length: number }[];
}

/** A right report whose tables hold the figures, with these sentences as the part on requests. */
export function reportSaying(sentences: readonly string[]): Narrative {
  let text = rightReport(2024);
  for (const [label, numbers] of ROWS) text = withRow(text, label, numbers.split(' '));
  text = replaced(text, '本年度收到申请8件，上年结转1件，答复8件，结转下年度1件。', '@@');
  const start = text.indexOf('@@');
  let written = '';
  const figures: { name: string; at: number; length: number }[] = [];
  for (const piece of sentences.join('').split(/(#[A-Za-z]+)/)) {
    if (!piece.startsWith('#')) {
      written += piece;
      continue;
    }
    const value = String(FIGURES[piece.slice(1)]);
    figures.push({ name: piece.slice(1), at: start + written.length, length: value.length });
    written += value;
  }
  return { text: text.replace('@@', written), figures };
}
