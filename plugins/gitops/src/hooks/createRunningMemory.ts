import { RunningMemory } from './OwnActions';

const KEY = 'gitops-running-actions';

type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps ids in the storage of the browser, at once. The app's own storage API will not do: where it keeps
 * things in the backend, what was written as the page was left may be lost, and `snapshot` never tells.
 *
 * @param open - gives the storage; browsers throw where it is forbidden: nothing is kept then
 */
export function createRunningMemory(open: () => BrowserStorage): RunningMemory {
  function load(): string[] {
    try {
      const kept: unknown = JSON.parse(open().getItem(KEY) ?? '[]');
      if (!Array.isArray(kept)) return [];
      return kept.filter((id): id is string => typeof id === 'string');
    } catch {
      return [];
    }
  }
  function save(ids: string[]): void {
    try {
      if (ids.length === 0) open().removeItem(KEY);
      else open().setItem(KEY, JSON.stringify(ids));
    } catch {
      // Told on this page, as long as it is open.
    }
  }
  return {
    load,
    add: id => save([...load().filter(other => other !== id), id]),
    remove: id => save(load().filter(other => other !== id)),
  };
}
