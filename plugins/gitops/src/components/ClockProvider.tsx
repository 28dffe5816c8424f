import { PropsWithChildren, useMemo } from 'react';
import { useLanguage } from '../hooks/useLanguage';
import { useNow } from '../hooks/useNow';
import { ClockContext } from './ClockContext';

/** Gives all times inside it the present, anew once a minute, and the language. */
export function ClockProvider(props: PropsWithChildren<{}>) {
  const now = useNow();
  const language = useLanguage();
  const clock = useMemo(() => ({ now, language }), [now, language]);
  return (
    <ClockContext.Provider value={clock}>
      {props.children}
    </ClockContext.Provider>
  );
}
