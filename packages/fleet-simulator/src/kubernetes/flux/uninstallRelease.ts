import { kinds } from '../objects/resourceKinds';
import { FluxContext, ObjectKey } from './FluxContext';

/** Removes everything that carries the labels of a release. */
export function uninstallRelease({ store }: FluxContext, key: ObjectKey): void {
  for (const kind of [kinds.deployment, kinds.service]) {
    for (const { metadata } of store.list(kind)) {
      const isOurs =
        metadata.labels?.['helm.toolkit.fluxcd.io/name'] === key.name &&
        metadata.labels['helm.toolkit.fluxcd.io/namespace'] === key.namespace;
      if (isOurs) store.remove(kind, metadata);
    }
  }
}
