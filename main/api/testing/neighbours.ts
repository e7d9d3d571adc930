import { enrol, importedBy, receiptFor, visit } from './pair.ts';
import { SimulatedStation } from './simulated-station.ts';
import { townshipProfile, villageProfile } from './test-station.ts';

/** A village and a township that may be restored, copied, put back and given new keys; nothing joins them but files. */
export class Neighbours implements AsyncDisposable {
  readonly village = new SimulatedStation('village');
  readonly township = new SimulatedStation('township');

  async found(): Promise<this> {
    await this.village.found(villageProfile);
    await this.township.found(townshipProfile);
    return this;
  }

  async join(): Promise<this> {
    await enrol(this.village.pc, this.township.pc, this.village.identity.deviceId);
    await this.receipt();
    return this;
  }

  receipt(to = this.village): ReturnType<typeof receiptFor> {
    return receiptFor(to.pc, this.township.pc, to.identity.stationId);
  }

  async exported(from = this.village): Promise<Uint8Array> {
    return from.pc.fetch((await from.pc.work('exchange.export', { place: null })).fileId);
  }

  async receiptFile(): Promise<Uint8Array> {
    const { stationId } = this.village.identity;
    const { fileId } = await this.township.pc.work('exchange.exportReceipt', { stationId, place: null });
    return this.township.pc.fetch(fileId);
  }

  async register(petitionerName: string, at = this.village): Promise<void> {
    const receivedAt = new Date(at.pc.nowMs - 60_000).toISOString();
    await at.pc.call('contact.register', {
      ...visit,
      contact: { ...visit.contact, petitionerName, receivedAt },
    });
  }

  async report(from = this.village): ReturnType<typeof importedBy> {
    return importedBy(this.township.pc, await this.exported(from));
  }

  /** Whom the township knows of. */
  async names(): Promise<string[]> {
    const { rows } = await this.township.pc.call('contact.list', {});
    return rows.map(({ petitionerName }) => petitionerName ?? '').toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
  }
}
