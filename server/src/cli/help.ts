/** The text of `--help`. */
import type { Message } from '../service/index.ts';
import { MOST_MEGABYTES } from './inputs.ts';

export const help: Message = {
  zh: `检查政府信息公开工作年度报告。

用法：
  disclosure-report check [选项] 文件…       检查报告，列出问题
    --format text|json|sarif|github|junit    输出格式，默认 text
    --edition auto|2021|2019|2014            按哪一版格式检查，默认 auto（由报告年度决定）
    --quiet                                  只列出错误
    --max-warnings 个数                      警告超过这个数，也以 1 退出
    --fix                                    改正不会改错的写法（全角数字、单元格里的单位等），写回文件
    --stdin-filename 文件名                  从标准输入（-）读的内容当作哪个文件
  disclosure-report extract [选项] 文件…     取出报告里的统计表
    --format json|csv                        输出格式，默认 json；csv 是带 BOM 的 UTF-8，Excel 可直接打开
  disclosure-report convert [选项] 原文件 新文件.md
                                             把 Word、PDF、网页或文本报告转成规范格式的文本；
                                             新文件写成 .docx 的，按公文格式（GB/T 9704）写成 Word 文件；写成 .html 的，写成网页
    --force                                  新文件已经存在的，替换它
  disclosure-report annotate [选项] 原文件.docx 新文件.docx
                                             把发现的问题作为批注写进 Word 文件的副本；多个文件写进一个文件夹
    --force                                  新文件已经存在的，替换它
  disclosure-report new --organ 名称 --year 年度
                                             生成一份空白报告
  disclosure-report rules [--format text|json]
                                             列出检查规则及其依据

各命令通用：
  --language zh|en                           语言，默认 zh
  --help                                     显示本说明
  --version                                  显示版本

“文件”也可以是文件夹，即其中的每一份年度报告（.md .markdown .txt .html .htm .docx .pdf，含下级文件夹）；
可以用 *.md 这样的写法，匹配到的文件夹同样处理；写成 - 则从标准输入读。
文件所在的文件夹或上级文件夹里有 disclosure-report.json 的，按其中的设置检查。
文件是文本（UTF-8、UTF-16 或 GB18030，即 GBK）或 Word（.docx）、PDF 文件，每个不超过 ${MOST_MEGABYTES} MB。

退出码：0 没有错误；1 有错误；2 用法不对，设置文件有误，或有文件找不到、打不开、不是文本、Word 或 PDF 文件、太大、写不回去。
`,
  en: `Checks annual reports on open government information (政府信息公开工作年度报告).

Usage:
  disclosure-report check [options] FILE…    checks reports and lists what is wrong
    --format text|json|sarif|github|junit    output format, text unless told
    --edition auto|2021|2019|2014            edition to check by, auto unless told (by the reported year)
    --quiet                                  lists errors only
    --max-warnings N                         more warnings than this also make the exit code 1
    --fix                                    corrects what cannot be corrected wrongly (full-width figures, units
                                             in cells and the like), in the files
    --stdin-filename NAME                    the file that standard input (-) stands for
  disclosure-report extract [options] FILE…  gives the tables of reports
    --format json|csv                        output format, json unless told; csv is UTF-8 with a byte-order mark
  disclosure-report convert [options] IN OUT.md
                                             turns a Word or PDF file, page or text into text in the canonical form;
                                             OUT.docx is a Word file in the form of GB/T 9704, OUT.html a page
    --force                                  replaces OUT where it is there
  disclosure-report annotate [options] IN.docx OUT.docx
                                             writes what is found into a copy of a Word file, as comments; of several
                                             files into a folder
    --force                                  replaces OUT where it is there
  disclosure-report new --organ NAME --year YYYY
                                             writes a blank report
  disclosure-report rules [--format text|json]
                                             lists the rules and their basis

With every command:
  --language zh|en                           language, zh unless told
  --help                                     shows this text
  --version                                  shows the version

FILE may be a folder: every report in it (.md .markdown .txt .html .htm .docx .pdf, at any depth); a pattern such as *.md, which may
name folders as well; or - for standard input.
A file disclosure-report.json in a file's folder, or above it, says how the file is checked.
Files are text in UTF-8, UTF-16 or GB18030 (GBK), or Word (.docx) or PDF files, each of at most ${MOST_MEGABYTES} MB.

Exit code: 0 no error found; 1 errors found; 2 bad usage, a settings file that is not valid, or a file that is missing, unreadable, neither text nor a Word or PDF file, too large, or not to be written.
`,
};
