import type { ContactFields } from '../contacts/projection.ts';
import type { DisputeFields } from '../disputes/projection.ts';
import type { MatterFields } from '../matters/projection.ts';

type Category = NonNullable<MatterFields['contentCategory']>;

export interface Story {
  readonly category: Category;
  readonly purpose: NonNullable<MatterFields['purpose']>;
  readonly summary: string;
  readonly facts: string;
  readonly request: string;
  /** What can be said at once; absent where it cannot. */
  readonly answer?: string;
}

/** What people come for. Invented, and as they would be told at a village's desk. */
export const stories: readonly [Story, ...Story[]] = [
  {
    category: '01',
    purpose: 'requestResolution',
    summary: '村东排水沟堵塞，雨天院内进水',
    facts: '排水沟淤了两年多，今年六月以来下大雨就往院里倒灌，粮食淹过一次。向组里反映过，没有清理。',
    request: '清理排水沟，明确今后由谁管护。',
  },
  {
    category: '02',
    purpose: 'requestResolution',
    summary: '宅基地审批材料交了半年没有答复',
    facts: '儿子到了结婚年龄，春天把宅基地申请交到村里，村里说已经上报，至今没有是否受理的消息。',
    request: '告知审批进展，需要补什么材料一次说清。',
  },
  {
    category: '07',
    purpose: 'inquiry',
    summary: '询问低保申请需要哪些材料',
    facts: '家中老人长期卧床，本人打零工，收入不固定，想申请低保。',
    request: '讲清条件和要交的材料。',
    answer: '已当面说明申请条件、材料清单和公示程序，给了申请表，约定下周送来一起核对。',
  },
  {
    category: '10',
    purpose: 'requestResolution',
    summary: '村道塌陷，老人骑车摔伤',
    facts: '村道硬化后路肩塌了一段，天黑看不清，本月已有两人摔倒。',
    request: '尽快修补并设警示。',
  },
  {
    category: '05',
    purpose: 'requestResolution',
    summary: '在工地干活三个月工钱没有结清',
    facts: '经同村人介绍在邻县工地做小工，讲好按月结，只给了第一个月的。',
    request: '帮助要回工钱。',
  },
  {
    category: '09',
    purpose: 'requestResolution',
    summary: '养殖场气味大，夏天开不了窗',
    facts: '离家二百米建了养殖场，粪污直接排到沟里。',
    request: '请有关部门来看，责令整改。',
  },
  {
    category: '01',
    purpose: 'suggestion',
    summary: '建议把村务公开栏移到村口超市旁',
    facts: '公开栏在村委院里，平时锁门，多数人看不到。',
    request: '移到大家常去的地方。',
    answer: '建议已记下，本月村民代表会议讨论后张贴结果。',
  },
  {
    category: '06',
    purpose: 'inquiry',
    summary: '询问异地住院怎样报销',
    facts: '母亲在市里住院，不知道要先备案。',
    request: '讲清报销手续。',
    answer: '已说明备案电话和需要的票据，写了一张条子给来访人。',
  },
  {
    category: '02',
    purpose: 'requestResolution',
    summary: '征地补偿面积与实际不符',
    facts: '去年修路占了承包地，量地时本人不在家，表上少了三分。',
    request: '重新丈量，按实际面积补。',
  },
  {
    category: '08',
    purpose: 'thanks',
    summary: '感谢村里帮助孩子转学',
    facts: '孩子已经顺利入学。',
    request: '表示感谢。',
    answer: '已记录，感谢来访。',
  },
];

export interface DisputeStory {
  readonly type: NonNullable<DisputeFields['quickType']>;
  readonly summary: string;
  readonly situation: string;
  readonly settled: string;
}

export const disputeStories: readonly [DisputeStory, ...DisputeStory[]] = [
  {
    type: 'boundary',
    summary: '两家承包地界址不清，为一米田埂争执',
    situation: '老石桩被耕地机推走，两家都说田埂是自己的，春耕时吵过两次，没有动手。',
    settled: '按二轮承包的图重新量地，双方同意以新立石桩为界。',
  },
  {
    type: 'neighbour',
    summary: '建房滴水落到邻居院内',
    situation: '新建偏房出檐多，雨水落到邻居院墙根，墙有返潮。',
    settled: '出檐一方加装接水槽，费用自担，一周内完成。',
  },
  {
    type: 'supportInheritance',
    summary: '兄弟三人为老人赡养推诿',
    situation: '老人独居，三个儿子对轮流照料和医药费各有说法。',
    settled: '三人按季度轮流照料，医药费平摊，写成书面协议。',
  },
  {
    type: 'privateLending',
    summary: '借款两万元到期未还',
    situation: '有借条，约定去年底还清，至今只还了五千元。',
    settled: '余款分五个月还清，逾期可到法院起诉。',
  },
];

/** How people come, in the shares of an ordinary village. */
export const channels: readonly [
  NonNullable<ContactFields['channel']>,
  ...NonNullable<ContactFields['channel']>[],
] = ['visit', 'visit', 'visit', 'visit', 'visit', 'phone', 'phone', 'letter'];
