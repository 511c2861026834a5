/**
 * The regulation, as data: 《中华人民共和国政府信息公开条例》 in force since 15 May 2019 (whole),
 * and articles 31 and 32 of 2007, which governed reports on 2018 and earlier (excerpt).
 */
import regulation2007 from './regulation-2007.json' with { type: 'json' };
import regulation2019 from './regulation-2019.json' with { type: 'json' };

export type RegulationId = '2019' | '2007';

/** The regulation in force. */
export const presentRegulation: RegulationId = '2019';

/** The article that calls the report by its name and says when it is due, in each version. */
export const reportArticle: Readonly<Record<RegulationId, string>> = { '2019': '第四十九条', '2007': '第三十一条' };

export interface Paragraph {
  readonly text: string;
  /** Items with their ordinals, such as （一）…. */
  readonly items: readonly string[];
}

export interface Article {
  readonly number: number;
  readonly paragraphs: readonly Paragraph[];
}

export interface Regulation {
  readonly id: RegulationId;
  readonly title: string;
  /** The decree that promulgated it: 国务院令第711号. */
  readonly order: string;
  /** False where we hold only an excerpt, so that an article not found proves nothing. */
  readonly complete: boolean;
  readonly articles: readonly Article[];
}

const texts: Readonly<Record<RegulationId, () => unknown>> = {
  '2019': () => regulation2019,
  '2007': () => regulation2007,
};

/** Whether an id is that of a regulation. */
export function isRegulation(id: string | undefined): id is RegulationId {
  return id !== undefined && Object.hasOwn(texts, id);
}

/** The regulation of that id. Named where it is used, so that a program reads the text when it first needs it. */
export function regulationOf(id: RegulationId): Regulation {
  return texts[id]() as Regulation;
}

/** Article `number` (1-based) of a regulation, or undefined where it has none or we do not hold it. */
export function articleOf(regulation: RegulationId, number: number): Article | undefined {
  return regulationOf(regulation).articles.find((article) => article.number === number);
}
