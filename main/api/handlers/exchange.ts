import { exportDown, exportUp, renderAgain } from '../../core/exchange/export-batch.ts';
import { collectFrom, listPlaces } from '../../core/exchange/exchange-files.ts';
import {
  approve,
  importFiles,
  previewFiles,
  release,
  type ExchangeWork,
} from '../../core/exchange/import-batch.ts';
import { closeIncident, listIncidents } from '../../core/exchange/incidents.ts';
import { quarantineOf } from '../../core/exchange/quarantine.ts';
import { listDevices, revokeDevice } from '../../core/grant/devices.ts';
import { exchangeBoard } from '../../core/exchange/board.ts';
import { exchangeStatus } from '../../core/exchange/overview.ts';
import { listRequests, loadCard, ownCheckCode, writeCard } from '../../core/exchange/peers.ts';
import { dismissStranger } from '../../core/exchange/strangers.ts';
import { recordStanding, standingSplit } from '../../core/exchange/standing.ts';
import { answerApproved } from '../../core/transport/answers.ts';
import { sessionOf, type Handlers, type JobCall } from '../handler.ts';

export function workOf(call: JobCall): ExchangeWork {
  return { runtime: call.runtime, session: sessionOf(call), job: call.job };
}

export const exchangeHandlers = {
  'exchange.card': ({ runtime }) => writeCard(runtime),
  'exchange.ownCode': async ({ runtime }) => ({ checkCode: await ownCheckCode(runtime) }),
  'exchange.loadCard': (call, { fileId, typed }) => {
    const { stationId, name } = loadCard(call.runtime, sessionOf(call), fileId, typed);
    return { stationId, name };
  },
  'exchange.places': async ({ runtime }) => ({ places: await listPlaces(runtime) }),
  'exchange.export': (call, { place }) => exportUp(workOf(call), place),
  'exchange.renderAgain': (call, { batchId, place }) => renderAgain(workOf(call), batchId, place),
  'exchange.exportReceipt': (call, { stationId, place }) => exportDown(workOf(call), stationId, place),
  'exchange.collect': async ({ runtime, job }, { place }) => ({
    files: await collectFrom(runtime.ports, place, job),
  }),
  'exchange.preview': async (call, { fileIds }) => ({ files: await previewFiles(workOf(call), fileIds) }),
  'exchange.import': async (call, { fileIds }) => ({ files: await importFiles(workOf(call), fileIds) }),
  'exchange.requests': ({ runtime }) => ({ requests: listRequests(runtime.register.read) }),
  'exchange.approve': async (call, { deviceId, typed }) => {
    const work = workOf(call);
    const files = await approve(work, deviceId, typed);
    await answerApproved(work, deviceId);
    return { files };
  },
  'exchange.quarantine': ({ runtime }) => quarantineOf(runtime.register.read),
  'exchange.release': async (call, input) => ({ files: [await release(workOf(call), input)] }),
  'exchange.dismiss': (call, { kid }) => {
    dismissStranger(call.runtime, sessionOf(call), kid);
    return {};
  },
  'exchange.devices': ({ runtime }) => ({ devices: listDevices(runtime.register.read) }),
  'exchange.revoke': (call, input) => {
    revokeDevice(call.runtime, sessionOf(call), input);
    return {};
  },
  'exchange.incidents': ({ runtime }) => ({ incidents: listIncidents(runtime.register) }),
  'exchange.closeIncident': (call, input) => {
    closeIncident(call.runtime, sessionOf(call), input);
    return {};
  },
  'exchange.status': ({ runtime }) => exchangeStatus(runtime),
  'exchange.recordStanding': ({ runtime }, { recordId }) => recordStanding(runtime.register, recordId),
  'exchange.split': ({ runtime }) => ({ states: standingSplit(runtime.register) }),
  'exchange.board': ({ runtime }) => ({ stations: exchangeBoard(runtime) }),
} satisfies Partial<Handlers>;
