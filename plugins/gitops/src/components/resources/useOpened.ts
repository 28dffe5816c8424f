import { useCallback, useEffect, useRef, useState } from 'react';
import { TreeIndex } from './createTreeIndex';
import { deriveNodeTrouble } from './deriveNodeTrouble';
import { selectFirstFailing } from './selectFirstFailing';
import { selectStartOpened } from './selectStartOpened';

/** Which resources of a tree show what they own. */
export type Opened = {
  opened: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Id of the line to begin at: the one looked at, else the first that does not work. */
  start?: string;
};

/**
 * Opens the way to what does not work, and to what begins to fail later; nothing closes by itself.
 *
 * @param selected - id of the resource that is looked at
 */
export function useOpened(index: TreeIndex, selected?: string): Opened {
  const [start] = useState(() => selected ?? selectFirstFailing(index)?.id);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() =>
    selectStartOpened(index, selected),
  );
  const known = useRef<Set<string>>();
  useEffect(() => {
    const failing = index.all
      .filter(node => deriveNodeTrouble(node) === 'failing')
      .map(({ id }) => id);
    const added = failing.filter(id => known.current?.has(id) === false);
    known.current = new Set(failing);
    if (added.length === 0) return;
    const ways = added.flatMap(id => index.ancestorsOf(id));
    setOpened(previous => new Set([...previous, ...ways]));
  }, [index]);

  const toggle = useCallback(
    (id: string) =>
      setOpened(previous => {
        const next = new Set(previous);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return { opened, toggle, start };
}
