import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { Fragment } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LineDiff } from './createLineDiff';
import { FoldedRow } from './FoldedRow';
import { useDiffStyles } from './useDiffStyles';

/** A comparison in one column: what is, then what should be. */
export function UnifiedLines(props: { diff: LineDiff; label: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDiffStyles();
  const { hunks, foldedAtEnd } = props.diff;
  return (
    <table className={classes.table} aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col" className={classes.number}>
            <VisuallyHidden>{t('diff.lineLive')}</VisuallyHidden>
          </th>
          <th scope="col" className={classes.number}>
            <VisuallyHidden>{t('diff.lineDesired')}</VisuallyHidden>
          </th>
          <th scope="col" className={classes.sideHead}>
            <VisuallyHidden>{props.label}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {hunks.map(({ folded, lines }, at) => (
          <Fragment key={at}>
            <FoldedRow count={folded} columns={3} />
            {lines.map((line, index) => (
              <tr
                key={index}
                className={
                  line.type === 'same' ? undefined : classes[line.type]
                }
              >
                <td className={classes.number}>
                  {line.type !== 'desired' && line.live}
                </td>
                <td className={classes.number}>
                  {line.type !== 'live' && line.desired}
                </td>
                <td className={classes.text}>
                  {line.type === 'live' && '− '}
                  {line.type === 'desired' && '+ '}
                  {line.type === 'same' && '  '}
                  {line.text}
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
        <FoldedRow count={foldedAtEnd} columns={3} />
      </tbody>
    </table>
  );
}
