import {
  toShortRevision,
  TransitionAxis,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

const ownWords = [
  'none',
  'drifted',
  'notChecked',
  'reachable',
  'unreachable',
] as const;

/** Returns the value of an axis as a person says it: our own words translated, the engines' as they are. */
export function useTransitionText(): (
  axis: TransitionAxis,
  value: string,
) => string {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (axis, value) => {
    const word =
      axis === 'drift' || axis === 'reachability'
        ? ownWords.find(one => one === value)
        : undefined;
    return word ? t(`history.value.${word}`) : toShortRevision(value);
  };
}
