import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useContext, useEffect, useRef, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LogLine } from '../../hooks/LogState';
import { ClockContext } from '../ClockContext';
import { toLogTime } from './toLogTime';
import { useLogStyles } from './useLogStyles';

const LINE_HEIGHT = 20;
const OVERSCAN = 20;
/** How near the end one is taken to look at the newest line. */
const NEAR_PX = 24;
const LONGEST = 5_000;

/**
 * Lines, of which only those in sight are drawn. It keeps to the newest line until one scrolls up, and again
 * when one scrolls down.
 */
export function LogLines(props: {
  lines: readonly LogLine[];
  wrap: boolean;
  timestamps: boolean;
  follow: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useLogStyles();
  const { lines, wrap, timestamps, follow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [keeps, setKeeps] = useState(true);
  const several = new Set(lines.map(({ pod }) => pod)).size > 1;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    // Else a line that grows while it is measured is an error of the window.
    useAnimationFrameWithResizeObserver: true,
    getItemKey: index => lines[index].number,
  });

  const last = lines[lines.length - 1]?.number;
  useEffect(() => {
    if (keeps && lines.length > 0) {
      virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
    }
  }, [keeps, last, lines.length, wrap, virtualizer]);
  useEffect(() => virtualizer.measure(), [wrap, timestamps, virtualizer]);

  function followScroll(element: HTMLElement) {
    const left =
      element.scrollHeight - element.scrollTop - element.clientHeight;
    setKeeps(left <= NEAR_PX);
  }

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="log"
        // Thousands of lines are not to be read out as they come.
        aria-live="off"
        aria-label={t('logs.lines')}
        // It scrolls, so the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classes.scroller}
        onScroll={event => followScroll(event.currentTarget)}
      >
        <div
          className={classes.sizer}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(item => {
            const line = lines[item.index];
            const more = line.text.length - LONGEST;
            return (
              <div
                key={item.key}
                ref={wrap ? virtualizer.measureElement : undefined}
                data-index={item.index}
                className={`${classes.line} ${wrap ? classes.wrapped : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {timestamps && line.at && (
                  <span className={classes.aside}>
                    {`${toLogTime(line.at, clock)} `}
                  </span>
                )}
                {several && (
                  <span className={classes.aside}>{`${line.pod} `}</span>
                )}
                {more > 0 ? line.text.slice(0, LONGEST) : line.text}
                {more > 0 && (
                  <span className={classes.aside}>
                    {t('logs.cut', { number: String(more) })}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {!keeps && follow && (
        <div className={classes.toNewest}>
          <Button size="small" variant="primary" onPress={() => setKeeps(true)}>
            {t('logs.toNewest')}
          </Button>
        </div>
      )}
    </div>
  );
}
