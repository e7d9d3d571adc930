import { exportDown, exportUp, renderAgain } from '../../core/exchange/export-batch.ts';
import { approve, importFile } from '../../core/exchange/import-batch.ts';
import { exchangeBoard, exchangeStatus } from '../../core/exchange/overview.ts';
import { listRequests, loadCard, ownCheckCode, writeCard } from '../../core/exchange/peers.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const exchangeHandlers = {
  'exchange.card': ({ runtime }) => writeCard(runtime),
  'exchange.ownCode': async ({ runtime }) => ({ checkCode: await ownCheckCode(runtime) }),
  'exchange.loadCard': (call, { fileId, typed }) => {
    const { stationId, name } = loadCard(call.runtime, sessionOf(call), fileId, typed);
    return { stationId, name };
  },
  'exchange.export': (call) => exportUp(call.runtime, sessionOf(call)),
  'exchange.renderAgain': ({ runtime }, { batchId }) => renderAgain(runtime, batchId),
  'exchange.exportReceipt': (call, { stationId }) => exportDown(call.runtime, sessionOf(call), stationId),
  'exchange.import': (call, { fileId }) => importFile(call.runtime, sessionOf(call), fileId),
  'exchange.requests': ({ runtime }) => ({ requests: listRequests(runtime.register.read) }),
  'exchange.approve': (call, { deviceId, typed }) => approve(call.runtime, sessionOf(call), deviceId, typed),
  'exchange.status': ({ runtime }) => exchangeStatus(runtime.register),
  'exchange.board': ({ runtime }) => ({ stations: exchangeBoard(runtime.register) }),
} satisfies Partial<Handlers>;
