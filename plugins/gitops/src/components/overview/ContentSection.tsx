import { DeploymentParameter } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { useBoardStyles } from '../useBoardStyles';
import { useFactStyles } from '../useFactStyles';
import { useShownPart } from '../useShownPart';
import { ImageList } from './ImageList';
import { RunningImages } from './RunningImages';

/** What it is made of: images, and the values its engine puts in. */
export function ContentSection(props: {
  subject: DrawerSubject;
  /** Absent until they are read. */
  parameters?: readonly DeploymentParameter[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFactStyles();
  const board = useBoardStyles();
  const { subject, parameters } = props;
  const { deployment } = subject;
  const { shown, more } = useShownPart(parameters ?? []);
  return (
    <FactList title={t('content.title')}>
      {deployment && (
        <Fact label={t('content.images')}>
          {deployment.images.length === 0 ? (
            <RunningImages subject={subject} />
          ) : (
            <ImageList images={deployment.images} />
          )}
        </Fact>
      )}
      {parameters && (
        <Fact label={t('content.parameters')}>
          {parameters.length === 0 ? (
            t('content.noParameters')
          ) : (
            <ul className={classes.plainList}>
              {shown.map(({ name, value, from }) => (
                <li key={`${name} ${from} ${value}`}>
                  <span className={board.monospace}>
                    {name} = {value}
                  </span>{' '}
                  {from && (
                    <span className={board.small}>
                      {t('content.from', { from })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
          {more}
        </Fact>
      )}
    </FactList>
  );
}
