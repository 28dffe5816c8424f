import { ResourceResult } from '../../client/ApplicationDetail';
import { toSafeText } from '../toSafeText';

const MAX_RESOURCES = 20;

/** What a dry run says it would do, resource by resource. */
export function toDryRunText(results: readonly ResourceResult[]): string {
  if (results.length === 0) return 'The dry run would change nothing.';
  const told = results.slice(0, MAX_RESOURCES).map(result => {
    const { kind, name, message, status } = result;
    const words = (message ?? status ?? 'no word of it')
      .replace(/\s*\((?:server )?dry run\)\s*$/, '')
      // `deployment.apps/web configured`: the object was named already.
      .replace(/^[\w.-]+\/[\w.-]+ /, '');
    return `${kind} ${name}: ${toSafeText(words)}`;
  });
  const more = results.length - told.length;
  return `A sync would do this: ${told.join('; ')}${
    more > 0 ? `; and ${more} more` : ''
  }.`;
}
