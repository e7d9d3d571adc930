import { previewCalendar, setCalendar, yearCalendar } from '../../core/calendar/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const calendarHandlers = {
  'calendar.get': (call, { year }) =>
    yearCalendar(call.runtime.register, sessionOf(call), year, call.runtime.ports.clock.now()),
  'calendar.preview': (call, entry) =>
    previewCalendar(call.runtime.register, sessionOf(call), entry, call.runtime.ports.clock.now()),
  'calendar.set': (call, entry) => {
    setCalendar(call.runtime, sessionOf(call), entry);
    return {};
  },
} satisfies Partial<Handlers>;
