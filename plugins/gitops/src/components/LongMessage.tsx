import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useBoardStyles } from './useBoardStyles';

const SHORT = 160;

/** A message, folded after the first words when it is long. */
export function LongMessage(props: { text?: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { text } = props;
  if (!text) return null;
  if (text.length <= SHORT) return <div className={classes.small}>{text}</div>;
  return (
    <div className={classes.small}>
      {`${text.slice(0, SHORT)}… `}
      <details>
        <summary>{t('row.more')}</summary>
        {text}
      </details>
    </div>
  );
}
