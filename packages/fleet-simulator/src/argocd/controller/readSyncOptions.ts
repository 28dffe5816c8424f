import { isJsonObject } from '../../Json';
import { DesiredResource } from '../render/DesiredState';

/** The options in a resource's own annotation `argocd.argoproj.io/sync-options`. */
export function readSyncOptions({ manifest }: DesiredResource): string[] {
  const metadata = manifest?.metadata;
  const annotations = isJsonObject(metadata) ? metadata.annotations : undefined;
  const options =
    isJsonObject(annotations) && annotations['argocd.argoproj.io/sync-options'];
  return typeof options === 'string'
    ? options.split(',').map(option => option.trim())
    : [];
}
