import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

const STEP = 25;

/** The first of a list that may be long, and a button for more where there is more. */
export function useShownPart<T>(items: readonly T[]): {
  shown: readonly T[];
  more: ReactNode;
} {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [limit, setLimit] = useState(STEP);
  const left = items.length - limit;
  return {
    shown: items.slice(0, limit),
    more: left > 0 && (
      <Button
        size="small"
        variant="secondary"
        onPress={() => setLimit(limit + STEP)}
      >
        {t('history.more', { number: String(Math.min(left, STEP)) })}
      </Button>
    ),
  };
}
