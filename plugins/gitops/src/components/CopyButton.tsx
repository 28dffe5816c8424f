import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

/** Puts a text on the clipboard, and says what became of it. */
export function CopyButton(props: { text: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const [said, setSaid] = useState<'copy' | 'copied' | 'copyFailed'>('copy');

  async function copy() {
    try {
      await navigator.clipboard.writeText(props.text);
      setSaid('copied');
    } catch {
      setSaid('copyFailed');
    }
  }

  return (
    <Button size="small" variant="secondary" onPress={copy}>
      <span aria-live="polite">{t(`empty.${said}`)}</span>
    </Button>
  );
}
