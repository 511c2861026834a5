/** The text of `--help`. */
import type { Message } from '../service/index.ts';
import { MOST_MEGABYTES } from './inputs.ts';

export const help: Message = {
  zh: `检查政府信息公开工作年度报告。

用法：
  disclosure-report check [选项] 文件…       检查报告，列出问题
    --format text|json                       输出格式，默认 text
    --edition auto|2021|2019|2014            按哪一版格式检查，默认 auto（由报告年度决定）
  disclosure-report extract [选项] 文件…     取出报告里的统计表
    --format json|csv                        输出格式，默认 json；csv 是带 BOM 的 UTF-8，Excel 可直接打开
  disclosure-report new --organ 名称 --year 年度
                                             生成一份空白报告
  disclosure-report rules [--format text|json]
                                             列出检查规则及其依据

各命令通用：
  --language zh|en                           语言，默认 zh
  --help                                     显示本说明
  --version                                  显示版本

“文件”也可以是文件夹，即其中的每一份年度报告（.md .markdown .txt .html .htm，含下级文件夹）。
文件须是文本：UTF-8、UTF-16 或 GB18030（GBK），每个不超过 ${MOST_MEGABYTES} MB。

退出码：0 没有错误；1 有错误；2 用法不对，或有文件找不到、打不开、不是文本、太大。
`,
  en: `Checks annual reports on open government information (政府信息公开工作年度报告).

Usage:
  disclosure-report check [options] FILE…    checks reports and lists what is wrong
    --format text|json                       output format, text unless told
    --edition auto|2021|2019|2014            edition to check by, auto unless told (by the reported year)
  disclosure-report extract [options] FILE…  gives the tables of reports
    --format json|csv                        output format, json unless told; csv is UTF-8 with a byte-order mark
  disclosure-report new --organ NAME --year YYYY
                                             writes a blank report
  disclosure-report rules [--format text|json]
                                             lists the rules and their basis

With every command:
  --language zh|en                           language, zh unless told
  --help                                     shows this text
  --version                                  shows the version

FILE may be a folder: every report in it (.md .markdown .txt .html .htm, at any depth).
Files are text in UTF-8, UTF-16 or GB18030 (GBK), each of at most ${MOST_MEGABYTES} MB.

Exit code: 0 no error found; 1 errors found; 2 bad usage, or a file that is missing, unreadable, no text or too large.
`,
};
