/**
 * The regulation, as data: 《中华人民共和国政府信息公开条例》 in force since 15 May 2019 (whole),
 * and articles 31 and 32 of 2007, which governed reports on 2018 and earlier (excerpt).
 */
import regulation2007 from './regulation-2007.json' with { type: 'json' };
import regulation2019 from './regulation-2019.json' with { type: 'json' };

export type RegulationId = '2019' | '2007';

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

/** The regulation of that id. Named where it is used, so that a program reads the text when it first needs it. */
export function regulationOf(id: RegulationId): Regulation {
  return (id === '2019' ? regulation2019 : regulation2007) as Regulation;
}

/** Article `number` (1-based) of a regulation, or undefined where it has none or we do not hold it. */
export function articleOf(regulation: RegulationId, number: number): Article | undefined {
  return regulationOf(regulation).articles.find((article) => article.number === number);
}
