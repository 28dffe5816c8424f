import { Fragment } from 'react';
import { DiffLine, LineDiff } from './createLineDiff';
import { FoldedRow } from './FoldedRow';
import { selectLinePairs } from './selectLinePairs';
import { useDiffStyles } from './useDiffStyles';

/** A comparison side by side: what is, and what should be. */
export function SplitLines(props: {
  diff: LineDiff;
  label: string;
  liveLabel: string;
  desiredLabel: string;
}) {
  const classes = useDiffStyles();
  const { diff, label, liveLabel, desiredLabel } = props;

  function toSide(line: DiffLine | undefined, side: 'live' | 'desired') {
    const changed = line && line.type !== 'same';
    const look = line ? classes[side] : classes.none;
    const sign = side === 'live' ? '− ' : '+ ';
    return (
      <>
        <td className={classes.number}>
          {line &&
            (side === 'live'
              ? 'live' in line && line.live
              : 'desired' in line && line.desired)}
        </td>
        <td className={`${classes.text} ${changed || !line ? look : ''}`}>
          {line && (changed ? sign : '  ')}
          {line?.text}
        </td>
      </>
    );
  }

  return (
    <table className={`${classes.table} ${classes.split}`} aria-label={label}>
      <colgroup>
        <col style={{ width: '3.5em' }} />
        <col />
        <col style={{ width: '3.5em' }} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" colSpan={2} className={classes.sideHead}>
            {liveLabel}
          </th>
          <th scope="col" colSpan={2} className={classes.sideHead}>
            {desiredLabel}
          </th>
        </tr>
      </thead>
      <tbody>
        {diff.hunks.map(({ folded, lines }, at) => (
          <Fragment key={at}>
            <FoldedRow count={folded} columns={4} />
            {selectLinePairs(lines).map((pair, index) => (
              <tr key={index}>
                {toSide(pair.live, 'live')}
                {toSide(pair.desired, 'desired')}
              </tr>
            ))}
          </Fragment>
        ))}
        <FoldedRow count={diff.foldedAtEnd} columns={4} />
      </tbody>
    </table>
  );
}
