import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useListText } from './useListText';

const NAMED = 3;

/** Returns names as one part of a sentence, of many the first few: `a, b, c and 27 more`. */
export function useNamesText(): (names: readonly string[]) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toListText = useListText();
  return names =>
    names.length > NAMED + 1
      ? t('waiting.more', {
          clusters: names.slice(0, NAMED).join(', '),
          number: String(names.length - NAMED),
        })
      : toListText(names);
}
