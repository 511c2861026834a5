/**
 * The words of the narrative as data. A word is met as written without white space and with full-width punctuation;
 * of words that begin at one place the longest counts.
 */

/** A word of the text and what it tells about the numbers near it. */
export type Word =
  /** A request for information: what is received, answered, carried over. */
  | { readonly type: 'request'; readonly weak?: true }
  | { readonly type: 'receive' | 'answer' | 'carriedIn' | 'carriedForward' | 'delta' | 'share' | 'yearOnYear' }
  | { readonly type: 'outcome'; readonly rows: readonly string[]; readonly kind: string; readonly weak?: true }
  | { readonly type: 'applicant'; readonly columns: readonly string[]; readonly kind: string }
  | { readonly type: 'proceeding'; readonly rows: readonly string[]; readonly kind: 'reviews' | 'lawsuits' }
  | { readonly type: 'result'; readonly column: string; readonly weak?: true }
  | { readonly type: 'document'; readonly row: string }
  | { readonly type: 'column'; readonly column: string; readonly weak?: true }
  | { readonly type: 'decision'; readonly row: string }
  | { readonly type: 'decided' | 'fee' | 'otherFee' }
  /** Another thing that is counted: it takes the number away from what stands before it. */
  | { readonly type: 'other' }
  | {
      readonly type:
        'part' | 'channel' | 'area' | 'own' | 'period' | 'newCases' | 'judge' | 'opens' | 'closed' | 'rest' | 'not';
    }
  | { readonly type: 'all' | 'each' | 'respectively' | 'except' | 'break' | 'wholeYear' }
  /** A longer word that only looks like one of the above. */
  | { readonly type: 'none' };

/** Every row of the requests table by its group. */
export const OUTCOME_GROUPS: Readonly<Record<string, readonly string[]>> = {
  granted: ['granted'],
  partiallyGranted: ['partiallyGranted'],
  refused: [
    'refused.stateSecret',
    'refused.prohibitedByLaw',
    'refused.securityAndStability',
    'refused.thirdPartyRights',
    'refused.internalAffairs',
    'refused.processInformation',
    'refused.enforcementFile',
    'refused.administrativeInquiry',
  ],
  unavailable: ['unavailable.notHeld', 'unavailable.needsCreation', 'unavailable.unclearAfterCorrection'],
  notProcessed: [
    'notProcessed.petition',
    'notProcessed.repeated',
    'notProcessed.publication',
    'notProcessed.excessive',
    'notProcessed.confirmation',
  ],
  other: ['other.correctionOverdue', 'other.feeOverdue', 'other.rest'],
};

/** The columns of organisations. */
export const ORGANISATIONS = [
  'business',
  'researchInstitution',
  'publicWelfareOrganisation',
  'legalServiceOrganisation',
  'otherOrganisation',
] as const;

const words = new Map<string, Word>();

function add(word: Word, list: string): void {
  for (const text of list.split(' ')) words.set(text, word);
}

const group = (name: string): Word => ({ type: 'outcome', rows: OUTCOME_GROUPS[name] ?? [], kind: `outcome:${name}` });
const row = (id: string): Word => ({ type: 'outcome', rows: [id], kind: `outcome:${id}` });

function addWords(): void {
  // --- requests ----------------------------------------------------------------------------------------

  /** Information that is asked for, in all its names: {政府,}信息公开申请, 依申请公开{件,事项,…}, 申请公开件. */
  for (const first of ['政府信息公开', '政府信息', '信息公开', '公众', '公民', '社会公众', ''])
    for (const last of ['依申请公开', '公开申请', '申请公开', '申请'])
      for (const tail of [
        '',
        '件',
        '申请',
        '事项',
        '信息',
        '政府信息',
        '案件',
        '申请件',
        '办件',
        '的申请',
        '申请书',
        '申请表',
      ])
        if (first + last !== '申请' || tail === '件') add({ type: 'request' }, `${first}${last}${tail}`);
  add(
    { type: 'request' },
    '申请公开政府信息 依申请 依申请件 依申请公开类 依申请公开政府信息公开 依法申请公开 政府信息公开的申请 公开政府信息的申请 公开信息申请 公开政府信息申请 信息依申请公开 信息依申请公开件 政府信息依申请公开件 信息公开件 政府信息公开件 依申请公开信息公开申请 依申请公开政府信息申请 依申请公开申请事项 公开信息的申请 依申请信息公开 依申请政府信息公开 依申请信息',
  );
  add({ type: 'request', weak: true }, '申请 申请件 申请表 申请事项 申请数量 申请量 申请书');
  add(
    { type: 'receive' },
    '收到 受理 新收 收办 接到 接收 接受 收件 新增 新收到 收取到 收悉 接办 接件 登记受理 收 新受理 承接 收到并受理 收到处理',
  );
  add(
    { type: 'answer' },
    '办结 答复 办理 回复 办复 处理 办理完毕 办理完成 办理完结 完结 办毕 作出答复 答复办结 办理答复 办结答复 处理完毕 依法答复 已办结 审结完成 处置 完成答复 完成办理 回应 反馈 办理并答复 办理回复 办理结果',
  );
  for (const past of [
    '上年',
    '上年度',
    '上一年',
    '上一年度',
    '去年',
    '往年',
    '上年末',
    '去年底',
    '前一年',
    '以前年度',
    '上年底',
  ])
    for (const how of [
      '结转',
      '转结',
      '结转到',
      '转入',
      '结存',
      '遗留',
      '结余',
      '顺延',
      '未办结',
      '转接',
      '结转来',
      '移转',
      '接转',
    ]) {
      add({ type: 'carriedIn' }, `${past}${how} ${how}自${past}`);
      if (/^(?:结转|转结|顺延|遗留)$/.test(how))
        add({ type: 'carriedIn' }, `${how}${past} ${past}度${how} ${past}的${how}`);
    }
  add(
    { type: 'carriedIn' },
    '结转上年 结转上年度 结转上一年度 为去年结转 上年结转办理 上年度结转办理 上年结转至今年 由上年结转',
  );
  for (const how of [
    '结转',
    '转结',
    '顺延',
    '转',
    '延',
    '延续',
    '延期',
    '留',
    '转入',
    '结转至',
    '结转到',
    '转结至',
    '顺延至',
    '顺延到',
    '延至',
    '转至',
    '留待',
    '延续至',
    '延续到',
    '推迟至',
    '延期至',
    '转到',
    '结转入',
    '结转于',
    '递延至',
    '移至',
  ])
    for (const next of ['下年', '下年度', '下一年', '下一年度', '次年', '明年', '来年', '次年度', '下个年度'])
      add({ type: 'carriedForward' }, `${how}${next}`);
  add(
    { type: 'carriedForward' },
    '下年度结转 下年结转 下一年度结转 结转继续办理 结转继续 转下年 正在办理 尚在办理 仍在办理 年底未办结 年末未办结 年底结转 年末结转 年终结转 期末结转 未到期结转 在办 尚未办结 未办结 待办结',
  );

  // --- outcomes ----------------------------------------------------------------------------------------

  add(group('granted'), '予以公开 全部公开 同意公开 准予公开 全部予以公开 予以全部公开 完全公开 主动公开及予以公开');
  add({ type: 'outcome', rows: ['granted'], kind: 'outcome:granted', weak: true }, '公开 公开答复');
  add(group('partiallyGranted'), '部分公开 予以部分公开 部分予以公开 同意部分公开 部分不予公开');
  add(
    { type: 'outcome', rows: ['granted', 'partiallyGranted'], kind: 'outcome:granted+partiallyGranted' },
    '予以公开及部分公开 予以公开或部分公开 予以公开和部分公开 予以公开、部分公开 公开和部分公开 公开及部分公开 公开或部分公开 予以公开与部分公开 予以公开或者部分公开 予以公开和予以部分公开 公开或予以部分公开 予以公开（含部分公开） 予以公开和部分予以公开',
  );
  add(group('refused'), '不予公开 不公开 决定不予公开 不同意公开');
  add(group('unavailable'), '无法提供 不能提供 无法提供信息 不能提供信息');
  add(group('notProcessed'), '不予处理 不作处理 不予以处理 作不予处理');
  add(group('other'), '其他处理 其它处理 作其他处理 其他方式处理');
  add(row('refused.stateSecret'), '属于国家秘密 国家秘密 涉及国家秘密');
  add(
    row('refused.prohibitedByLaw'),
    '其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 其他法律、行政法规禁止公开 法律法规禁止公开 禁止公开',
  );
  add(row('refused.securityAndStability'), '危及“三安全一稳定” 危及三安全一稳定 三安全一稳定');
  add(
    row('refused.thirdPartyRights'),
    '保护第三方合法权益 第三方合法权益 涉及第三方合法权益 损害第三方合法权益 侵害第三方合法权益',
  );
  add(
    row('refused.internalAffairs'),
    '属于三类内部事务信息 三类内部事务信息 三类内部事务 内部事务信息 属于内部事务信息 内部事务',
  );
  add(
    row('refused.processInformation'),
    '属于四类过程性信息 四类过程性信息 四类过程性性信息 过程性信息 过程性性信息 属于过程性信息',
  );
  add(row('refused.enforcementFile'), '属于行政执法案卷 行政执法案卷 行政执法案卷信息 执法案卷');
  add(row('refused.administrativeInquiry'), '属于行政查询事项 行政查询事项 行政查询');
  add(
    row('unavailable.notHeld'),
    '不掌握相关政府信息 不掌握相关信息 不掌握该政府信息 不掌握所申请信息 不掌握政府信息 不掌握',
  );
  add(
    row('unavailable.needsCreation'),
    '没有现成信息需要另行制作 没有现成信息，需要另行制作 没有现成信息 需要另行制作 需另行制作 无现成信息',
  );
  add(
    row('unavailable.unclearAfterCorrection'),
    '补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 补正后申请内容不明确 仍不明确',
  );
  add(
    row('notProcessed.petition'),
    '信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访举报投诉 信访、举报、投诉类',
  );
  add(row('notProcessed.repeated'), '重复申请');
  add(row('notProcessed.publication'), '要求提供公开出版物 公开出版物');
  add(row('notProcessed.excessive'), '无正当理由大量反复申请 大量反复申请 大量、反复申请');
  add(
    row('notProcessed.confirmation'),
    '要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 要求确认或重新出具 确认或重新出具',
  );
  add(row('other.correctionOverdue'), '申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正');
  add(row('other.feeOverdue'), '逾期未按收费通知要求缴纳费用 逾期未缴纳费用 逾期未缴费 未按收费通知要求缴纳费用');
  // Outcomes of the former regulation have no row.
  add(
    { type: 'other' },
    '不予受理 不受理 未予受理 不再受理 不存在 信息不存在 不属于政府信息 非政府信息 告知其他途径 其他途径 不属于本机关 不属于本机关公开 非本机关 告知查询 已主动公开 告知作出更改补充 补正 更正 一次性告知 申请人撤回 撤回申请 撤销申请 自行撤回 主动撤回 撤回 延期答复 延期 线上答复 线下答复',
  );

  // --- applicants --------------------------------------------------------------------------------------

  const applicant = (kind: string, columns: readonly string[]): Word => ({ type: 'applicant', columns, kind });
  add(
    applicant('applicant:naturalPerson', ['naturalPerson']),
    '自然人 自然人申请 公民个人 公民申请 个人申请 自然人提出',
  );
  add(
    applicant('applicant:organisations', ORGANISATIONS),
    '法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或其它组织 法人其他组织 法人或组织',
  );
  add(applicant('applicant:business', ['business']), '商业企业');
  add(applicant('applicant:researchInstitution', ['researchInstitution']), '科研机构');
  add(applicant('applicant:publicWelfareOrganisation', ['publicWelfareOrganisation']), '社会公益组织 公益组织');
  add(applicant('applicant:legalServiceOrganisation', ['legalServiceOrganisation']), '法律服务机构');

  // --- proceedings -------------------------------------------------------------------------------------

  add(
    { type: 'proceeding', rows: ['review'], kind: 'reviews' },
    '行政复议 行政复议案件 行政复议案 复议案件 复议 复议申请 行政复议申请',
  );
  add(
    { type: 'proceeding', rows: ['suitDirect', 'suitAfterReview'], kind: 'lawsuits' },
    '行政诉讼 诉讼 行政诉讼案件 诉讼案件 行政应诉 行政诉讼案 应诉案件 行政应诉案件',
  );
  add(
    { type: 'proceeding', rows: ['suitDirect'], kind: 'lawsuits' },
    '未经复议直接起诉 直接起诉 未经行政复议直接起诉 未经复议直接提起行政诉讼 未经复议直接提起诉讼',
  );
  add(
    { type: 'proceeding', rows: ['suitAfterReview'], kind: 'lawsuits' },
    '复议后起诉 经复议后起诉 复议后提起诉讼 复议后提起行政诉讼 行政复议后起诉',
  );
  add(
    { type: 'other' },
    '行政复议、行政诉讼 行政复议和行政诉讼 行政复议及行政诉讼 行政复议或行政诉讼 行政复议与行政诉讼 复议诉讼 行政复议诉讼 复议、诉讼 行政复议、诉讼',
  );
  add({ type: 'result', column: 'upheld' }, '结果维持 被维持 获维持 予以维持 维持原行政行为 维持');
  add({ type: 'result', column: 'corrected' }, '结果纠正 被纠正 被纠错 纠正 纠错 败诉');
  add({ type: 'result', column: 'otherResult' }, '其他结果 其它结果');
  add(
    { type: 'result', column: 'pending' },
    '尚未审结 未审结 正在审理 尚在审理 未结案 尚未结案 尚未办结案件 审理中 尚未作出决定',
  );
  add({ type: 'judge' }, '审理 审结 驳回 胜诉 终止 中止 撤诉 调解 出庭 应诉率');

  // --- documents, decisions, fees ----------------------------------------------------------------------

  add({ type: 'document', row: 'normativeDocuments' }, '行政规范性文件 规范性文件');
  add({ type: 'document', row: 'regulations' }, '规章 政府规章 地方政府规章 市政府规章');
  add(
    { type: 'column', column: 'issued' },
    '制发 新制发 制定 新制定 印发 新印发 出台 新出台 制定出台 制定印发 新发布 制定发布 制发公开',
  );
  add({ type: 'column', column: 'issued', weak: true }, '发布 公开 主动公开 公开发布 公布');
  add({ type: 'column', column: 'repealed' }, '废止 宣布废止 予以废止 决定废止');
  add({ type: 'column', column: 'inForce' }, '现行有效 继续有效 现有有效 现行有效的 有效');
  add({ type: 'decision', row: 'licensing' }, '行政许可 行政许可处理 许可');
  add({ type: 'decision', row: 'penalties' }, '行政处罚 行政处罚处理 处罚');
  add({ type: 'decision', row: 'coercion' }, '行政强制 行政强制处理 行政强制措施');
  add({ type: 'decided' }, '决定 处理决定 作出 做出');
  add({ type: 'fee' }, '信息处理费 政府信息公开信息处理费 处理费 费用');
  add({ type: 'otherFee' }, '行政事业性收费 涉企收费');

  // --- what else is counted ----------------------------------------------------------------------------

  add(
    { type: 'other' },
    '意见 留言 来信 来电 建议 咨询 审批 信访 信访事项 诉求 投诉 举报 热线 提案 议案 工单 问题 稿件 会议 培训 证照 业务 服务 解读 类信息 栏目 人次 图解 视频 政策文件 政策性文件 文件 通知 公告 公示 动态 报告 新闻 信件 事项 失效 修改 修订 清理 审查 备案 评估 起草 报备 合法性审核 审核 清单 目录 目录清单 办件 案卷 调查 评议 检查 点击 访问 专栏 专题 信息 政务信息 政府信息 各类信息 公开信息 主动公开政府信息 主动公开信息 发布信息 部门文件 公文 预决算 人事任免 发布会 关注 粉丝 账号 微信 微博 群众 企业 项目 产品 条例 制度 答记者问 访谈 回应关切 热点 事件 案件 网民 市民 领导信箱 互动 交流 作为 意见建议 复函 合同 协议 许可证 不动产',
  );

  // --- scope, period, lists ----------------------------------------------------------------------------

  add(
    { type: 'area' },
    '全市 全县 全区 全省 全州 全旗 全镇 全乡 全街道 各级 各部门 各单位 全系统 全辖区 各乡镇 各镇街 各区县 各县区 全市各级 全街 我市 我县 我区 我省',
  );
  add(
    { type: 'part' },
    '市本级 县本级 区本级 省本级 州本级 本级 市级 县级 区级 省级 县直 市直 区直 机关本级 市政府办公室 县政府办公室 区政府办公室 市政府办公厅 市政府办 县政府办 区政府办 省政府办公厅 州政府办公室 旗政府办公室 政府办公室 政府办 分局 下属 所属 基层 乡镇 镇街 街道办 派出所 个别 以县政府 以市政府 以区政府 民政局 公安局 教育局 自然资源局 住建局 人社局 财政局 卫健局 司法局 农业农村局 市场监管局 发改局 交通局 水利局 城管局 应急局 审计局 统计局 税务局 规划局 环保局 生态环境局 文旅局 医保局',
  );
  add(
    { type: 'channel' },
    '网上 线上 线下 纸质 当面 信函 网络 邮寄 电子邮件 在线 门户网站 网站 微信公众号 书面 现场 来访 邮件 传真 平台 窗口 信箱 网页',
  );
  add({ type: 'own' }, '代表市政府 代表区政府 代表县政府 代表省政府 代表州政府');
  add(
    { type: 'period' },
    '上半年 下半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 累计 以来 至今 历年 近年 截至目前 近三年 近五年 每月 每年 月均 年均 历史',
  );
  add({ type: 'wholeYear' }, '全年 全年度 全年合计 全年共');
  add({ type: 'newCases' }, '新发生 新增案件 当年新发生 本年新发生');
  add(
    { type: 'delta' },
    '增加 减少 增长 下降 上升 降低 多出 少于 同比增加 同比减少 净增 增幅 降幅 回落 较上年 较去年 比上年 比去年 同比 环比 翻番',
  );
  add({ type: 'share' }, '占 占比 比例 比重 占总数 占总量 占全部');
  add({ type: 'opens' }, '其中 包括 包含 含 分别为 具体为 分别是 按申请人分 按类型分');
  add({ type: 'closed' }, '分别为 具体为 分别是 具体如下 具体是');
  add({ type: 'rest' }, '其他 其它 其余 另有 剩余 余下');
  add(
    { type: 'not' },
    '未收到 没有收到 未接到 没有接到 未接收 未受理 没有受理 未新收 无 没有 未发生 没有发生 未产生 没有产生 未出现 没有出现 未引发 没有引发 未涉及 不涉及 暂无 尚无 均无 未有 从未发生 并未发生 未发现 未被提起 未被申请 未被 零 未收取 没有收取 未收 不收取 未制发 没有制发 未制定 没有制定 未出台 未新制发 未发布 未作出 没有作出 未结转 无结转 没有结转 未提起 未引起 未办理',
  );
  add({ type: 'all' }, '均 全部 都 皆 已全部 均已 全数 悉数 全');
  add({ type: 'each' }, '各');
  add({ type: 'respectively' }, '分别');
  add({ type: 'except' }, '除 以外 之外 外');
  add({ type: 'break' }, '此外 同时 另外');
  // Words that hold others in them.
  add(
    { type: 'none' },
    '全面 全力 全程 全体 全过程 全方位 全流程 除了 无正当理由 无障碍 无偿 无误 无论 零距离 零跑腿 无纸化 收集 收藏 收益 吸收 收录 验收 回收 税收 签收 征收 依申请公开指南 依申请公开渠道 依申请公开工作 依申请公开情况 依申请公开流程 依申请公开制度 依申请公开办理 依申请公开平台 依申请公开专栏 政府信息公开 信息公开 信息公开工作 外部 对外 国外 境外 外资 外商 复议机关 诉讼法 复议法 行政复议法 行政诉讼法 公开行政 公开工作 公开平台 公开专栏 公开栏 公开指南 政务公开 公开目录 公开制度 公开内容 有效性 有效期 有效提升 有效保障 有效推进 有效衔接 决定性 无遗漏 占用 占有 包括但不限于 包含但不限于 都市 首都 成都 收费通知 收到的 延续性',
  );
}

/** The words as a tree: one step a character, so that a text is looked up without being cut into pieces. */
interface Branch {
  entry: readonly [string, Word] | null;
  readonly next: Map<number, Branch>;
}

const root: Branch = { entry: null, next: new Map() };

/** Fills the lexicon: when the first text is read, not when a program starts. */
function fill(): void {
  addWords();
  for (const entry of words) {
    const [text] = entry;
    let branch = root;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      let next = branch.next.get(code);
      if (!next) branch.next.set(code, (next = { entry: null, next: new Map() }));
      branch = next;
    }
    branch.entry = entry;
  }
}

/** The characters that words begin with. */
export function firstCharacters(): readonly number[] {
  if (words.size === 0) fill();
  return [...root.next.keys()];
}

/** The longest word that begins at a place of a text; null where none does. */
export function wordAt(text: string, at: number): readonly [string, Word] | null {
  if (words.size === 0) fill();
  let longest: readonly [string, Word] | null = null;
  let branch = root.next.get(text.charCodeAt(at));
  for (let end = at + 1; branch; end++) {
    longest = branch.entry ?? longest;
    branch = branch.next.get(text.charCodeAt(end));
  }
  return longest;
}
