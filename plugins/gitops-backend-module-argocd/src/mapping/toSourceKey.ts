import { ApplicationSource } from '../client/ApplicationSource';

/** One text for all sources: it changes when `spec` asks for something else at the same revision. */
export function toSourceKey(sources: readonly ApplicationSource[]): string {
  return sources.map(source => source.fingerprint).join(' ');
}
