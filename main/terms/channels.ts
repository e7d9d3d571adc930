import { defineCodeList, type CodeOf } from './code-list.ts';

/** How reports add the channels up: letters, visits and calls are the columns of F60 and F61 (domain.md §2.8). */
export const channelGroup = defineCodeList('channelGroup', [
  { code: 'letter', zh: '来信', en: 'Letters' },
  { code: 'visit', zh: '来访', en: 'Visits' },
  { code: 'call', zh: '来电', en: 'Calls' },
  { code: 'online', zh: '网上', en: 'Online' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type ChannelGroup = CodeOf<typeof channelGroup>;

/**
 * 信访形式 (domain.md §3.2). `national`: its name in the national list, null for a station's own addition.
 * `faceToFace`: people are met, so a head count is asked for and the limit on representatives applies (Regs 2022 Art 20).
 */
export const channel = defineCodeList('channel', [
  { code: 'visit', zh: '来访', en: 'Visit', national: '来访', group: 'visit', faceToFace: true },
  { code: 'letter', zh: '来信', en: 'Letter', national: '来信', group: 'letter', faceToFace: false },
  { code: 'phone', zh: '来电', en: 'Phone call', national: '电话信访', group: 'call', faceToFace: false },
  { code: 'outreach', zh: '入户走访', en: 'Home visit', national: null, group: 'other', faceToFace: true },
  {
    code: 'leaderReception',
    zh: '领导接访',
    en: "Leader's reception",
    national: null,
    group: 'visit',
    faceToFace: true,
  },
  { code: 'video', zh: '视频接访', en: 'Video reception', national: null, group: 'visit', faceToFace: true },
  { code: 'fax', zh: '传真', en: 'Fax', national: null, group: 'letter', faceToFace: false },
  { code: 'online', zh: '网上信访', en: 'Online', national: '网上信访', group: 'online', faceToFace: false },
  {
    code: 'mobileApp',
    zh: '手机信访',
    en: 'Mobile app',
    national: '手机信访',
    group: 'online',
    faceToFace: false,
  },
  { code: 'wechat', zh: '微信信访', en: 'WeChat', national: '微信信访', group: 'online', faceToFace: false },
  {
    code: 'onlineSuggestion',
    zh: '网上建议',
    en: 'Online suggestion',
    national: '网上建议',
    group: 'online',
    faceToFace: false,
  },
  {
    code: 'leaderMailbox',
    zh: '领导信箱',
    en: "Leader's mailbox",
    national: '领导信箱',
    group: 'online',
    faceToFace: false,
  },
  {
    code: 'assignedFromAbove',
    zh: '上级交办',
    en: 'Assigned from above',
    national: null,
    group: 'other',
    faceToFace: false,
  },
  {
    code: 'hotline',
    zh: '12345转办',
    en: '12345 hotline',
    national: null,
    group: 'other',
    faceToFace: false,
  },
  {
    code: 'screening',
    zh: '排查发现',
    en: 'Found in screening',
    national: null,
    group: 'other',
    faceToFace: false,
  },
]);
export type Channel = CodeOf<typeof channel>;
