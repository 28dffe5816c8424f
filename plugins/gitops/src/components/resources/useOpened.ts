import { useCallback, useEffect, useRef, useState } from 'react';
import { TreeIndex } from './createTreeIndex';
import { deriveNodeTrouble } from './deriveNodeTrouble';
import { selectFirstFailing } from './selectFirstFailing';
import { selectStartOpened } from './selectStartOpened';
import { selectSucceeding } from './selectSucceeding';

/** Which resources of a tree show what they own. */
export type Opened = {
  opened: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Id of the line to begin at: the one looked at, else the first that does not work. */
  start?: string;
};

/**
 * Opens the way to what does not work, to what begins to fail later, and what takes the place of something open;
 * nothing closes by itself.
 *
 * @param selected - id of the resource that is looked at
 */
export function useOpened(index: TreeIndex, selected?: string): Opened {
  const [start] = useState(() => selected ?? selectFirstFailing(index)?.id);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() =>
    selectStartOpened(index, selected),
  );
  const known = useRef<Set<string>>();
  const shown = useRef(index);
  useEffect(() => {
    const failing = index.all
      .filter(node => deriveNodeTrouble(node) === 'failing')
      .map(({ id }) => id);
    const added = failing.filter(id => known.current?.has(id) === false);
    known.current = new Set(failing);
    const ways = added.flatMap(id => index.ancestorsOf(id));
    const before = shown.current;
    shown.current = index;
    setOpened(previous => {
      const more = [
        ...ways,
        ...selectSucceeding(index, { before, opened: previous }),
      ];
      return more.length > 0 ? new Set([...previous, ...more]) : previous;
    });
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
