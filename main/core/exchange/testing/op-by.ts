import { v7 as uuidv7 } from 'uuid';
import { findOp } from '../../../../db/queries/ops.ts';
import { upsertPeer } from '../../../../db/queries/peers.ts';
import { upsertStation } from '../../../../db/queries/stations.ts';
import type { Reader, WriteTx } from '../../../../db/store/store.ts';
import { success } from '../../../contract/result.ts';
import { saveIdentity } from '../../station/identity.ts';
import type { ReadOp } from '../format/batch-reader.ts';
import type { JsonObject } from '../format/canonical-json.ts';
import { encodeOp, encodePii, type Op } from '../format/op.ts';

/** Somebody at a PC of a station. */
export interface Sender {
  readonly station: string;
  readonly device: string;
  readonly user: string;
}

export function sender(): Sender {
  return { station: uuidv7(), device: uuidv7(), user: uuidv7() };
}

export const person = { name: '王建国', post: '', phone: '' };

/** An op as it is read from a batch: a person of the station is entered, unless another one is asked for. */
export function opBy(by: Sender, change: Partial<Op> = {}, pii: JsonObject | null = person): ReadOp {
  const document = pii === null ? null : encodePii(pii);
  const op: Op = {
    v: 1,
    entity: 'staff',
    entityId: uuidv7(),
    kind: 'staff.create',
    parents: [],
    hlc: '0199000000000000',
    author: { ...by, role: 'admin' },
    schema: 1,
    body: { roles: ['registrar'] },
    piiRef: document?.piiRef ?? null,
    businessDate: '2026-11-23',
    ...change,
  };
  const { bytes, opId } = encodeOp(op);
  return { type: 'op', opBytes: bytes, pii: document, opId, decoded: success({ op, pii }) };
}

export function matterOp(
  by: Sender,
  entityId: string,
  { kind, body = {}, parents = [], hlc = '0199000000010000' }: Pick<Op, 'kind'> & Partial<Op>,
  pii: JsonObject | null = null,
): ReadOp {
  return opBy(by, { entity: 'matter', entityId, kind, body, parents: [...parents].toSorted(), hlc }, pii);
}

export function openingOfMatter(by: Sender, entityId: string, hlc = '0199000000000000'): ReadOp {
  const body = {
    registrationNo: '柳河〔2026〕1号',
    firstReceivedOn: '2026-11-23',
    limitProfile: 'national-2022',
    responsibleId: by.user,
    fields: {},
  };
  return matterOp(by, entityId, { kind: 'matter.open', body, hlc }, { fields: { summary: '排水沟堵塞' } });
}

/** What became of an op here: its disposition and code. */
export function standingOfOp(reader: Reader, { opId }: Pick<ReadOp, 'opId'>): string {
  const row = findOp(reader, opId);
  return row ? `${row.disposition} ${row.code ?? ''}`.trim() : 'unknown';
}

/** Makes a database the register of a station, which trusts others. */
export function settleIn(
  tx: WriteTx,
  own: Sender,
  kind: 'village' | 'township',
  peers: readonly (readonly [Sender, 'village' | 'township'])[],
): void {
  saveIdentity(tx, {
    stationId: own.station,
    deviceId: own.device,
    epoch: { n: 1, r: '0'.repeat(16) },
    deviceKid: '0'.repeat(16),
    sealedDeviceKeys: '',
    keysSince: '2026-11-23T02:00:00.000Z',
    formerKids: [],
    formerKeys: [],
    rotations: [],
  });
  upsertStation(tx, { id: own.station, kind, division12: '999999001200', name: '', fields: '{}' });
  for (const [{ station, device }, level] of peers) {
    upsertPeer(tx, {
      deviceId: device,
      stationId: station,
      name: '',
      division12: '999999001200',
      level,
      signPublicKey: '',
      encryptPublicKey: '',
      kid: '0'.repeat(16),
      status: 'active',
      checkCode: '',
      approvedAt: '2026-11-23T02:00:00.000Z',
      approvedBy: null,
      validFrom: '2026-11-23T02:00:00.000Z',
      keysChangedAt: null,
    });
  }
}
