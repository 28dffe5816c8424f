import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { deriveTreeMove } from './deriveTreeMove';
import { ResourceRow, ResourceRowHandlers } from './ResourceRow';
import { TreeRow } from './selectTreeRows';
import { useTreeStyles } from './useTreeStyles';

const ROW_HEIGHT = 52;
const OVERSCAN = 8;

/**
 * The tree as a grid of lines, of which only those in sight are drawn, and the one that has the focus. One
 * of them can be reached by Tab; arrows, Home, End and Page keys go on from there.
 */
export function ResourceTreeGrid(
  props: {
    rows: readonly TreeRow[];
    /** Id of the line that Tab reaches. */
    active?: string;
    onActive: (id: string) => void;
    /** Id of the line whose resource is looked at. */
    selected?: string;
    /** Id of the line to bring into sight, whenever it is another one. */
    reveal?: string;
  } & ResourceRowHandlers,
) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const { rows, active, onActive, selected, reveal, ...handlers } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const activeIndex = Math.max(
    rows.findIndex(({ node }) => node.id === active),
    0,
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // Else a line that grows while it is measured is an error of the window.
    useAnimationFrameWithResizeObserver: true,
    getItemKey: index => rows[index].node.id,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        [...new Set([...defaultRangeExtractor(range), activeIndex])]
          .filter(index => index < range.count)
          .sort((a, b) => a - b),
      [activeIndex],
    ),
  });

  const revealIndex = rows.findIndex(({ node }) => node.id === reveal);
  const revealed = useRef<string>();
  useEffect(() => {
    if (reveal === revealed.current || revealIndex < 0) return;
    revealed.current = reveal;
    virtualizer.scrollToIndex(revealIndex, { align: 'center' });
  }, [reveal, revealIndex, virtualizer]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`)
      ?.focus({ preventScroll: true });
  }, [activeIndex, virtualizer]);

  function followKey(event: KeyboardEvent<HTMLElement>) {
    // What stands in the line has keys of its own.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = rows[activeIndex];
      if (row) handlers.onSelect(row.node.id);
      return;
    }
    const move = deriveTreeMove(rows, activeIndex, event.key);
    if (!move) return;
    event.preventDefault();
    if ('toggle' in move) {
      handlers.onToggle(move.toggle);
    } else {
      wantsFocus.current = true;
      onActive(rows[move.goTo].node.id);
    }
  }

  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={t('resources.tree')}
      aria-rowcount={rows.length}
      className={classes.tree}
    >
      <div
        role="rowgroup"
        className={classes.sizer}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(item => {
          const row = rows[item.index];
          const { id } = row.node;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 1}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.size}
              aria-expanded={row.open}
              aria-selected={id === selected}
              tabIndex={item.index === activeIndex ? 0 : -1}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                onActive(id);
                handlers.onSelect(id);
              }}
              onKeyDown={followKey}
              onFocus={() => onActive(id)}
            >
              <ResourceRow
                row={row}
                focusable={item.index === activeIndex}
                {...handlers}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
