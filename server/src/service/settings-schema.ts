/** The settings described for editors: generated from the rules, never written by hand. */
import type { Message } from '../rules/finding.ts';
import { rules } from '../rules/registry.ts';
import type { RuleGroup } from '../rules/rule.ts';
import { DAY_OF_YEAR, EDITIONS, GRADES, ORGAN_KINDS, RULE_SET_CHOICES } from './settings.ts';

/** A piece of JSON schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** What groups of rules are called. */
export const GROUP_NAMES: Readonly<Record<RuleGroup, Message>> = {
  structure: { zh: '结构：标题、六个部分、各部分的内容', en: 'Structure: title, sections, what each holds' },
  tables: { zh: '表格：行、列、单元格的写法', en: 'Tables: rows, columns, how cells are written' },
  identities: { zh: '勾稽关系', en: 'Arithmetic identities' },
  dates: { zh: '年度、日期、名称', en: 'Years, dates, names' },
  wording: { zh: '引用和文字', en: 'References and wording' },
};

/** The rules and groups that can be graded, with what they are called; groups first. */
export const gradedNames: readonly { readonly name: string; readonly title: Message }[] = [
  ...Object.entries(GROUP_NAMES).map(([name, { zh, en }]) => ({
    name,
    title: { zh: `整组：${zh}`, en: `All of: ${en}` },
  })),
  ...rules.map(({ id, title }) => ({ name: id, title })),
];

/** Each rule and group with its possible grades. `describe` words what is said of each. */
export function ruleProperties(describe: (name: string, title: Message) => string): Schema {
  return Object.fromEntries(
    gradedNames.map(({ name, title }) => [name, { type: 'string', enum: GRADES, description: describe(name, title) }]),
  );
}

/** The schema of `disclosure-report.json`. */
export function projectFileSchema(): Schema {
  const settings: Schema = {
    ruleSet: {
      description:
        '采用哪些规则：latest 是全部正式规则；preview 还包括试用中的规则；写数字则固定在那一版，以后新增的规则不再自动启用。Which rules apply: every stable one, those in preview as well, or those of one rule set and none added later.',
      enum: RULE_SET_CHOICES,
    },
    rules: {
      description: '每条规则（或一组规则）按什么级别提示。Severity of each rule or group of rules.',
      type: 'object',
      properties: ruleProperties((_, { zh, en }) => `${zh}。${en}.`),
      additionalProperties: false,
    },
    organ: {
      description: '行政机关。The organ that reports.',
      type: 'object',
      properties: {
        kind: {
          description: '政府、部门，还是乡镇（街道）。Government, department or township.',
          enum: ORGAN_KINDS,
        },
      },
      additionalProperties: false,
    },
    edition: { description: '按哪一版格式检查。The edition to check against.', enum: EDITIONS },
    townshipDeadline: {
      description: '本地规定的乡镇（街道）公布期限，“月-日”。The local deadline for townships, as month-day: "3-31".',
      type: ['string', 'null'],
      pattern: DAY_OF_YEAR,
    },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'disclosure-report.json',
    description: '政府信息公开年度报告的检查设置。How annual reports in this folder are checked.',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      ...settings,
      overrides: {
        description: '对部分文件另作规定，后面的优先。Other settings for some of the files; later ones win.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: {
              description:
                '适用于哪些文件，相对于本文件所在的文件夹；不带 / 的写法在各级文件夹都适用。Patterns of paths relative to this file; one without / holds at any depth.',
              type: 'array',
              minItems: 1,
              items: { type: 'string', minLength: 1 },
            },
            ...settings,
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  };
}
