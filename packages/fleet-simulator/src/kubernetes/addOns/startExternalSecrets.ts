import { createHash } from 'node:crypto';
import { createWorkQueue } from '../flux/createWorkQueue';
import { isWorthReconciling } from '../flux/isWorthReconciling';
import { parseConditions } from '../flux/conditions';
import { toObjectKey } from '../flux/toObjectKey';
import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore } from '../objects/ObjectStore';
import { recordManager } from '../objects/recordManager';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { AddOnContext } from './AddOnContext';
import { externalSecretSpec, ExternalSecretSpec } from './externalSecretSpec';
import { findSecretFailure } from './findSecretFailure';
import { writeStatus } from './writeStatus';

const manager = 'external-secrets';

/** Simulated milliseconds between two tries, and between two looks at what is synced. */
const retry = 5_000;
const refresh = 60_000;

/** External Secrets, with the reasons why it fails only in Events, as recorded. */
export interface ExternalSecrets {
  /** The vault loses what this ExternalSecret asks for, or has it again. */
  setMissing(object: KubernetesObject, isMissing: boolean): void;
  stop(): void;
}

/** Follows ExternalSecrets and their stores, and keeps the Secrets they are for. */
export function startExternalSecrets(context: AddOnContext): ExternalSecrets {
  const { store, clock, events } = context;
  const missing = new Set<string>();
  const idOf = ({ metadata }: KubernetesObject) =>
    `${metadata.namespace}/${metadata.name}`;

  const queue = createWorkQueue(clock, async key => {
    const object = store.get(kinds.externalSecret, key);
    const spec = externalSecretSpec.safeParse(object?.spec);
    if (!object || !spec.success) return undefined;
    const isMissing = missing.has(idOf(object));
    const failure = findSecretFailure(store, { spec: spec.data, isMissing });
    if (failure) {
      writeReady(context, {
        object,
        failure,
        fields: { binding: { name: '' }, refreshTime: null },
      });
      events.record(object, {
        type: 'Warning',
        reason: 'UpdateFailed',
        message: failure,
        component: manager,
        repeats: true,
      });
      return retry;
    }
    const { name, isNew } = writeSecret(context, { object, spec: spec.data });
    writeReady(context, {
      object,
      fields: {
        binding: { name },
        refreshTime: toTimestamp(clock.now()),
        syncedResourceVersion: `${object.metadata.generation}-${createHash(
          'sha224',
        )
          .update(JSON.stringify(object.spec))
          .digest('hex')}`,
      },
    });
    const told = isNew ? 'created' : 'updated';
    events.record(object, {
      reason: isNew ? 'Created' : 'Updated',
      message: `secret ${told}`,
      component: manager,
      repeats: true,
    });
    return refresh;
  });

  const stop = store.observe(change => {
    const { type, kind, object } = change;
    if (type === 'DELETED') {
      if (kind === kinds.externalSecret) removeSecrets(store, object);
      return;
    }
    if (kind === kinds.clusterSecretStore) {
      if (isWorthReconciling(change)) validateStore(context, object);
      store
        .list(kinds.externalSecret)
        .forEach(each => queue.add(toObjectKey(each)));
    }
    if (kind === kinds.externalSecret && isWorthReconciling(change))
      queue.add(toObjectKey(object));
  });
  return {
    setMissing(object, isMissing) {
      if (isMissing) missing.add(idOf(object));
      else missing.delete(idOf(object));
      queue.add(toObjectKey(object));
    },
    stop,
  };
}

/** What belongs to an ExternalSecret goes with it. */
function removeSecrets(store: ObjectStore, { metadata }: KubernetesObject) {
  for (const secret of store.list(kinds.secret, metadata.namespace))
    if (secret.metadata.ownerReferences?.[0]?.uid === metadata.uid)
      store.remove(kinds.secret, secret.metadata);
}

/** Ready as recorded: it never says why. */
function writeReady(
  context: AddOnContext,
  options: {
    object: KubernetesObject;
    failure?: string;
    fields: Record<string, unknown>;
  },
) {
  const { object, failure, fields } = options;
  const said = failure
    ? {
        message: 'could not get secret data from provider',
        reason: 'SecretSyncedError',
        status: 'False' as const,
      }
    : {
        message: 'secret synced',
        reason: 'SecretSynced',
        status: 'True' as const,
      };
  const before = parseConditions(object.status).find(
    ({ type }) => type === 'Ready',
  );
  const lastTransitionTime =
    before?.status === said.status
      ? before.lastTransitionTime
      : toTimestamp(context.clock.now());
  const { syncedResourceVersion } = object.status ?? {};
  writeStatus(context, {
    kind: kinds.externalSecret,
    object,
    manager,
    status: {
      conditions: [{ lastTransitionTime, ...said, type: 'Ready' }],
      ...(syncedResourceVersion && failure ? { syncedResourceVersion } : {}),
      ...fields,
    },
  });
}

function validateStore(context: AddOnContext, object: KubernetesObject) {
  const isKnown = object.spec?.provider !== undefined;
  writeStatus(context, {
    kind: kinds.clusterSecretStore,
    object,
    manager,
    status: {
      ...(isKnown ? { capabilities: 'ReadWrite' } : {}),
      conditions: [
        {
          lastTransitionTime: toTimestamp(context.clock.now()),
          message: isKnown ? 'store validated' : 'unable to create client',
          reason: isKnown ? 'Valid' : 'InvalidProviderConfig',
          status: isKnown ? 'True' : 'False',
          type: 'Ready',
        },
      ],
    },
  });
}

/** The Secret it is for; its values are made up, and the same for the same key. */
function writeSecret(
  { store, clock }: AddOnContext,
  options: { object: KubernetesObject; spec: ExternalSecretSpec },
): { name: string; isNew: boolean } {
  const { object, spec } = options;
  const { namespace, name: own, uid } = object.metadata;
  const name = spec.target.name ?? own;
  const valueOf = (key: string) =>
    createHash('sha256').update(`${namespace}/${own}/${key}`).digest('base64');
  const keys = spec.data.map(({ secretKey }) => secretKey);
  const names = keys.length ? keys : ['value'];
  const data = Object.fromEntries(
    names.map(key => [key, Buffer.from(valueOf(key)).toString('base64')]),
  );
  const existing = store.get(kinds.secret, { namespace, name });
  const labels = { 'reconcile.external-secrets.io/managed': 'true' };
  const annotations = {
    'reconcile.external-secrets.io/data-hash': createHash('sha224')
      .update(JSON.stringify(data))
      .digest('hex'),
  };
  const owned = {
    ownerReferences: [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        name: own,
        uid,
        controller: true,
        blockOwnerDeletion: true,
      },
    ],
  };
  const metadata = existing?.metadata ?? {
    namespace,
    name,
    labels,
    annotations,
    ...(spec.target.creationPolicy === 'Owner' ? owned : {}),
  };
  store.write(kinds.secret, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: existing
      ? metadata
      : {
          ...metadata,
          managedFields: recordManager(metadata, {
            apiVersion: 'v1',
            manager: `externalsecrets.external-secrets.io/${own}`,
            operation: 'Apply',
            time: toTimestamp(clock.now()),
            fields: { data, metadata: { labels, annotations } },
          }),
        },
    data,
    type: 'Opaque',
  });
  return { name, isNew: !existing };
}
