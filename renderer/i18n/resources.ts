import { acts as enActs } from './en/acts.ts';
import { archive as enArchive } from './en/archive.ts';
import { common as enCommon } from './en/common.ts';
import { contacts as enContacts } from './en/contacts.ts';
import { duty as enDuty } from './en/duty.ts';
import { entries as enEntries } from './en/entries.ts';
import { errors as enErrors } from './en/errors.ts';
import { exchange as enExchange } from './en/exchange.ts';
import { fields as enFields } from './en/fields.ts';
import { frame as enFrame } from './en/frame.ts';
import { notices as enNotices } from './en/notices.ts';
import { mediation as enMediation } from './en/mediation.ts';
import { print as enPrint } from './en/print.ts';
import { matters as enMatters } from './en/matters.ts';
import { records as enRecords } from './en/records.ts';
import { disputes as enDisputes } from './en/disputes.ts';
import { office as enOffice } from './en/office.ts';
import { reports as enReports } from './en/reports.ts';
import { today as enToday } from './en/today.ts';
import { tables as enTables } from './en/tables.ts';
import { sealed as enSealed } from './en/sealed.ts';
import { settings as enSettings } from './en/settings.ts';
import { setup as enSetup } from './en/setup.ts';
import { unlock as enUnlock } from './en/unlock.ts';
import type { Language } from './languages.ts';
import { acts } from './zh-CN/acts.ts';
import { archive } from './zh-CN/archive.ts';
import { common } from './zh-CN/common.ts';
import { contacts } from './zh-CN/contacts.ts';
import { duty } from './zh-CN/duty.ts';
import { entries } from './zh-CN/entries.ts';
import { errors } from './zh-CN/errors.ts';
import { exchange } from './zh-CN/exchange.ts';
import { fields } from './zh-CN/fields.ts';
import { frame } from './zh-CN/frame.ts';
import { notices } from './zh-CN/notices.ts';
import { matters } from './zh-CN/matters.ts';
import { mediation } from './zh-CN/mediation.ts';
import { office } from './zh-CN/office.ts';
import { print } from './zh-CN/print.ts';
import { records } from './zh-CN/records.ts';
import { disputes } from './zh-CN/disputes.ts';
import { reports } from './zh-CN/reports.ts';
import { today } from './zh-CN/today.ts';
import { tables } from './zh-CN/tables.ts';
import { sealed } from './zh-CN/sealed.ts';
import { settings } from './zh-CN/settings.ts';
import { setup } from './zh-CN/setup.ts';
import { unlock } from './zh-CN/unlock.ts';

const chinese = {
  acts,
  archive,
  common,
  contacts,
  disputes,
  duty,
  entries,
  errors,
  exchange,
  fields,
  frame,
  notices,
  matters,
  mediation,
  office,
  print,
  records,
  reports,
  today,
  sealed,
  settings,
  setup,
  tables,
  unlock,
};

export type Resources = typeof chinese;
export type Namespace = keyof Resources;

const english = {
  acts: enActs,
  archive: enArchive,
  common: enCommon,
  contacts: enContacts,
  disputes: enDisputes,
  duty: enDuty,
  entries: enEntries,
  errors: enErrors,
  exchange: enExchange,
  fields: enFields,
  frame: enFrame,
  notices: enNotices,
  matters: enMatters,
  mediation: enMediation,
  office: enOffice,
  print: enPrint,
  today: enToday,
  reports: enReports,
  records: enRecords,
  sealed: enSealed,
  settings: enSettings,
  setup: enSetup,
  tables: enTables,
  unlock: enUnlock,
} satisfies Record<Namespace, object>;

export const resources = { 'zh-CN': chinese, en: english } satisfies Record<
  Language,
  Record<Namespace, object>
>;
