import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Switch } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentDiff } from '../../hooks/useDeploymentDiff';
import { DrawerAddress } from '../../hooks/useDrawerAddress';
import { Choice } from '../Choice';
import { ProblemList } from '../ProblemList';
import { ReadResult } from '../ReadResult';
import { ResourceScope } from '../ResourceScope';
import { toResourceRef } from '../resources/toResourceRef';
import { useBoardStyles } from '../useBoardStyles';
import { useFieldStyles } from '../useFieldStyles';
import { DiffChoice } from './DiffChoice';
import { DiffList } from './DiffList';

const layouts = ['unified', 'split'] as const;

/** What a Deployment should be against what it is. It is compared when one opens it, and when one asks. */
export function DiffTab(props: {
  subject: DrawerSubject;
  address: DrawerAddress;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const fields = useFieldStyles();
  const { subject, address } = props;
  const { resource, look } = address;
  const read = useDeploymentDiff(subject.id);
  const [choice, setChoice] = useState<DiffChoice>({
    layout: 'unified',
    noise: false,
  });
  const ref = toResourceRef(resource);
  return (
    <div className={classes.stack}>
      <div className={`${fields.bar} ${fields.plainBar}`}>
        {read.value?.basis !== 'fields' && (
          <>
            <Choice
              label={t('diff.view')}
              options={layouts.map(id => ({ id, label: t(`diff.${id}`) }))}
              selected={choice.layout}
              onSelect={layout => setChoice({ ...choice, layout })}
            />
            <Switch
              label={t('diff.noise')}
              isSelected={choice.noise}
              onChange={noise => setChoice({ ...choice, noise })}
            />
          </>
        )}
        <Button
          size="small"
          variant="secondary"
          isDisabled={read.reading}
          onPress={read.retry}
        >
          {read.reading ? t('diff.reloading') : t('diff.reload')}
        </Button>
      </div>
      {ref && (
        <ResourceScope resource={ref} onAll={() => look({ resource: '' })} />
      )}
      <ReadResult read={read} what={t('diff.what')}>
        {value => (
          <>
            <div className={classes.small}>
              {t(`diff.basis.${value.basis}`)}
            </div>
            <ProblemList problems={value.problems} />
            <DiffList
              key={resource}
              diff={value}
              choice={choice}
              resource={ref && resource}
            />
          </>
        )}
      </ReadResult>
    </div>
  );
}
