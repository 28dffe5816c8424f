import { EngineState, EntityDeployments } from '../model';

/**
 * Why there is nothing to show.
 *
 * - `noEngines`: none is configured
 * - `connecting`: an engine is being read for the first time
 * - `unreadable`: an engine cannot be read, so nobody can tell
 * - `notGenerated`: the set that should have made it could not
 * - `notFound`: all engines were read, and none has anything of this entity
 *
 * @public
 */
export type EmptyReason =
  | 'noEngines'
  | 'connecting'
  | 'unreadable'
  | 'notGenerated'
  | 'notFound';

/**
 * Why there is nothing to show for an entity; undefined when there is something. Not having been able
 * to look is never reported as having found nothing.
 *
 * @public
 */
export function selectEmptyReason(
  deployments: EntityDeployments,
): EmptyReason | undefined {
  const { items, expected, engines, sets } = deployments;
  const has = (state: EngineState['state']) =>
    engines.some(engine => engine.state === state);
  if (items.length > 0 || expected.length > 0) return undefined;
  if (engines.length === 0) return 'noEngines';
  if (has('Stale')) return 'unreadable';
  if (has('Connecting')) return 'connecting';
  return sets.some(({ error }) => error) ? 'notGenerated' : 'notFound';
}
