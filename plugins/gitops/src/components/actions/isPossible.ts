import { MenuEntry } from './selectMenuEntries';

/** Whether nothing known stands against an action. */
export function isPossible(
  entry: Pick<MenuEntry, 'permitted' | 'blockers'>,
): boolean {
  return entry.permitted && entry.blockers.length === 0;
}
