import { isJsonObject } from '../../Json';
import { toOwnerReference } from '../../workloads/toOwnerReference';
import { toUid } from '../controller/toNewApplication';
import { LiveObject } from './LiveObject';
import { readMetadata } from './readMetadata';

/** The Secret that External Secrets wrote for an ExternalSecret. Its values are made up. */
export function toSecretChild(external: LiveObject): LiveObject {
  const { manifest, namespace, name, uid: owner } = external;
  const spec = isJsonObject(manifest.spec) ? manifest.spec : {};
  const target = isJsonObject(spec.target) ? spec.target : {};
  const secret = typeof target.name === 'string' ? target.name : name;
  const entries = Array.isArray(spec.data) ? spec.data : [];
  const keys = entries.flatMap(entry =>
    isJsonObject(entry) && typeof entry.secretKey === 'string'
      ? [entry.secretKey]
      : [],
  );
  const uid = toUid(`${owner}/${secret}`);
  const { resourceVersion, creationTimestamp } = readMetadata(external);
  const value = Buffer.from(`secret of ${secret}`).toString('base64');
  return {
    group: '',
    version: 'v1',
    kind: 'Secret',
    namespace,
    name: secret,
    uid,
    managed: false,
    manifest: {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: secret,
        namespace,
        uid,
        resourceVersion,
        creationTimestamp,
        labels: { 'reconcile.external-secrets.io/managed': 'true' },
        ownerReferences: [
          toOwnerReference({
            apiVersion: `${external.group}/${external.version}`,
            kind: external.kind,
            name,
            uid: owner,
          }),
        ],
      },
      data: Object.fromEntries(
        (keys.length ? keys : ['value']).map(key => [key, value]),
      ),
    },
    parents: [external],
  };
}
