import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useBoardStyles } from './useBoardStyles';

/** YAML to take along. */
export function CopyableYaml(props: { yaml: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const [result, setResult] = useState<'copied' | 'copyFailed'>();

  async function copy() {
    try {
      // Browsers offer no clipboard on pages without TLS.
      await navigator.clipboard.writeText(props.yaml);
      setResult('copied');
    } catch {
      setResult('copyFailed');
    }
  }

  return (
    <div className={classes.notices}>
      <pre className={classes.code}>{props.yaml}</pre>
      <div className={classes.header}>
        <Button size="small" variant="secondary" onPress={copy}>
          {t('empty.copy')}
        </Button>
        <span role="status">{result && t(`empty.${result}`)}</span>
      </div>
    </div>
  );
}
