import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ChipTone, StatusChip } from './StatusChip';

/** A state of a row, in grey and with a question mark when it is only the last one known. */
export function StateChip(props: {
  word: string;
  looks: { sign: string; tone: ChipTone };
  fresh: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return props.fresh ? (
    <StatusChip {...props.looks}>{props.word}</StatusChip>
  ) : (
    <StatusChip sign="?" tone="neutral">
      <VisuallyHidden>{t('state.lastKnown')} </VisuallyHidden>
      {props.word}
    </StatusChip>
  );
}
