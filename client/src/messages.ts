import { workspace } from 'vscode';

const chinese = {
  notAReport: '非年度报告',
  report: '年度报告',
  ofYear: (year: number) => `${year}年度`,
  ofEdition: (edition: string) => (edition === '2014' ? '2014年统计表' : `${edition}年版格式`),
  clickToChange: '单击可以更改。',
  chooseRecognition: '本文档是不是政府信息公开工作年度报告？',
  automatic: '自动判断',
  automaticDetail: '看内容：像年度报告就检查。',
  asReport: '是年度报告',
  asReportDetail: '总是当作年度报告检查。',
  asOther: '不是年度报告',
  asOtherDetail: '不检查，不提示。',
  organTitle: '新建年度报告（1/2）：行政机关',
  organPrompt: '行政机关的全称，用在标题里',
  organPlaceholder: '例如：××市××区人民政府',
  organMissing: '请填写行政机关的名称。',
  yearTitle: '新建年度报告（2/2）：报告年度',
  yearPrompt: '报告哪一年的工作（不是发布的年份）',
  yearMalformed: '请填写四位数的年份，例如2024。',
  notInserted: '没有插入框架：本文档已经有报告的章节（缺少的部分可以用灯泡里的快速修复补上），或者没有当作年度报告。',
  noDocument: '请先打开要插入框架的文档。',
  restarted: '检查服务已重新启动。',
  editRefused: '编辑器没有接受这次修改，文档没有改动。',
};

const english: typeof chinese = {
  notAReport: 'Not a report',
  report: 'Report',
  ofYear: (year) => `on ${year}`,
  ofEdition: (edition) => (edition === '2014' ? '2014 statistics table' : `${edition} edition`),
  clickToChange: 'Click to change.',
  chooseRecognition: 'Is this document an annual report on open government information?',
  automatic: 'Decide automatically',
  automaticDetail: 'By its content: checked where it looks like a report.',
  asReport: 'It is a report',
  asReportDetail: 'Always check it as a report.',
  asOther: 'It is not a report',
  asOtherDetail: 'No checks, no findings.',
  organTitle: 'New report (1/2): organ',
  organPrompt: 'The full name of the organ, as in the title',
  organPlaceholder: 'for example: ××市××区人民政府',
  organMissing: 'Enter the name of the organ.',
  yearTitle: 'New report (2/2): reported year',
  yearPrompt: 'The year reported on, not the year of publication',
  yearMalformed: 'Enter a year of four digits, for example 2024.',
  notInserted:
    'Nothing was inserted: the document has sections of a report already (quick fixes add those that are missing), or is not read as a report.',
  noDocument: 'Open the document first that is to receive the skeleton.',
  restarted: 'The checking service has been restarted.',
  editRefused: 'The editor refused the change; the document is as it was.',
};

/** What the client says, in the language that the author has set. */
export function messages(): typeof chinese {
  return workspace.getConfiguration('disclosureReport').get('language') === 'en' ? english : chinese;
}
