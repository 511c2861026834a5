/** A sentence of the overview beside the table of requests, as the examples of the rules on the narrative show it. */
import { requestsExample } from './requests-example.ts';

/** The table counts 7 received, 5 by natural persons, 1 carried in, 7 answered, 1 carried forward. Calls are marked as pure. */
export function narrativeExample(sentence: string): string {
  return `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

${sentence}

## 三、收到和处理政府信息公开申请情况

${requestsExample(5, 2)}`;
}
