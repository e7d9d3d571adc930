import { defineCodeList, type CodeOf } from './code-list.ts';

/** How far the handing over of a record to the level above has come. */
export const handoverState = defineCodeList('handoverState', [
  { code: 'offered', zh: '已提出移交，等待乡镇接收', en: 'Offered, waiting for the township' },
  { code: 'accepted', zh: '乡镇已接收', en: 'Taken over by the township' },
  { code: 'declined', zh: '乡镇未接收', en: 'Not taken over by the township' },
  { code: 'withdrawn', zh: '村站已撤回移交', en: 'Withdrawn by the village' },
]);
export type HandoverState = CodeOf<typeof handoverState>;

/** What became of a change that the other level proposed. */
export const proposalState = defineCodeList('proposalState', [
  { code: 'open', zh: '待定', en: 'Waiting' },
  { code: 'adopted', zh: '已采纳', en: 'Accepted' },
  { code: 'dismissed', zh: '未采纳', en: 'Declined' },
]);
export type ProposalState = CodeOf<typeof proposalState>;
