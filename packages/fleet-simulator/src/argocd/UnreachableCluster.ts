import { DestinationFault } from './DestinationFault';
import { RegisteredCluster } from './RegisteredCluster';

/** A destination that does not answer, and the words Argo CD has for it. */
export class UnreachableCluster {
  constructor(
    readonly cluster: RegisteredCluster,
    readonly fault: Exclude<DestinationFault, 'none'>,
  ) {}

  /** Why an API group's resources cannot be discovered there, as recorded. */
  explain({ group, version }: { group: string; version: string }): string {
    const groupVersion = group ? `${group}/${version}` : version;
    const { server } = this.cluster;
    const path = group ? `apis/${groupVersion}` : `api/${version}`;
    const reason =
      this.fault === 'refuse'
        ? `dial tcp ${new URL(server).hostname}: connect: connection refused`
        : 'net/http: TLS handshake timeout';
    return `failed to discover server resources for group version ${groupVersion}: Get "${server}/${path}?timeout=32s": ${reason}`;
  }
}
