import { KubernetesObject } from '../../objects/KubernetesObject';
import { ObjectStore } from '../../objects/ObjectStore';
import { recordManager } from '../../objects/recordManager';
import { kinds } from '../../objects/resourceKinds';
import { toTimestamp } from '../../objects/toTimestamp';
import { decodeRelease } from './decodeRelease';
import { encodeRelease } from './encodeRelease';
import { HelmRecord } from './HelmRecord';

/** Flux keeps so many versions of a release. */
const kept = 5;

/** The Secrets in which Helm keeps the versions of one release. */
export class ReleaseSecrets {
  constructor(
    private readonly options: {
      store: ObjectStore;
      now: () => Date;
      /** Where they are, not where the release is. */
      namespace: string;
      release: string;
    },
  ) {}

  /** Keeps a version. One that is deployed supersedes those before; beyond five the oldest go. */
  write(record: HelmRecord): void {
    if (record.info.status === 'deployed')
      for (const other of this.records())
        if (
          other.version !== record.version &&
          other.info.status === 'deployed'
        )
          this.put({
            ...other,
            info: { ...other.info, status: 'superseded' },
          });
    this.put(record);
    const versions = this.records()
      .map(({ version }) => version)
      .sort((left, right) => right - left);
    for (const version of versions.slice(kept)) this.remove(version);
  }

  /** The versions kept now. */
  records(): HelmRecord[] {
    return this.secrets().flatMap(({ data }) => {
      const { release } = data as { release?: string };
      return release ? [decodeRelease(release)] : [];
    });
  }

  /** What an uninstall does. */
  clear(): void {
    for (const { metadata } of this.secrets())
      this.options.store.remove(kinds.secret, metadata);
  }

  private secrets(): KubernetesObject[] {
    const { store, namespace, release } = this.options;
    return store
      .list(kinds.secret, namespace)
      .filter(
        ({ metadata: { labels } }) =>
          labels?.owner === 'helm' && labels.name === release,
      );
  }

  private remove(version: number) {
    const { store, namespace } = this.options;
    store.remove(kinds.secret, { namespace, name: this.nameOf(version) });
  }

  private nameOf(version: number) {
    return `sh.helm.release.v1.${this.options.release}.v${version}`;
  }

  private put(record: HelmRecord) {
    const { store, now, namespace } = this.options;
    const { version, name, info } = record;
    const key = { namespace, name: this.nameOf(version) };
    const existing = store.get(kinds.secret, key);
    const seconds = String(Math.floor(now().getTime() / 1_000));
    const labels = {
      [existing ? 'modifiedAt' : 'createdAt']: seconds,
      name,
      owner: 'helm',
      status: info.status,
      version: String(version),
    };
    const content = {
      data: { release: encodeRelease(record) },
      type: 'helm.sh/release.v1',
    };
    const metadata = existing?.metadata ?? key;
    store.write(kinds.secret, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        ...metadata,
        labels,
        managedFields: recordManager(metadata, {
          apiVersion: 'v1',
          manager: 'helm-controller',
          operation: 'Update',
          time: toTimestamp(now()),
          fields: { metadata: { labels }, ...content },
        }),
      },
      ...content,
    });
  }
}
