import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import {
  deriveEngineAdvice,
  EngineAnswers,
} from '../selection/deriveEngineAdvice';
import { engineChoiceSchema } from './engineChoiceSchema';
import { EngineQuestions } from './EngineQuestions';
import { FieldFrame } from './FieldFrame';
import { useReasonText } from './useReasonText';

const engines = ['argocd', 'flux'] as const;

/** Chooses an engine. Questions advise, with their reasons; the choice stays free. */
export function EngineChoiceField(props: typeof engineChoiceSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const toReasonText = useReasonText();
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const [answers, setAnswers] = useState<EngineAnswers>({});
  const advice = deriveEngineAdvice(answers);
  const isAgainst = formData && advice.engine && formData !== advice.engine;

  return (
    <FieldFrame
      id={idSchema?.$id}
      label={schema.title ?? t('engine.title')}
      description={schema.description ?? t('engine.description')}
      isRequired={required}
    >
      <Accordion>
        <AccordionTrigger title={t('engine.questions')} />
        <AccordionPanel>
          <EngineQuestions answers={answers} onChange={setAnswers} />
        </AccordionPanel>
      </Accordion>
      <div role="status">
        {advice.reasons.length > 0 && (
          <Alert
            status={isAgainst ? 'warning' : 'info'}
            icon
            title={
              advice.engine
                ? t(isAgainst ? 'engine.against' : 'engine.advice', {
                    engine: t(`engine.${advice.engine}`),
                  })
                : t('engine.noAdvice')
            }
            description={advice.reasons.map(toReasonText).join(' ')}
          />
        )}
      </div>
      <RadioGroup
        aria-label={schema.title ?? t('engine.title')}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        // The form decides, also when the same value is sent again.
        validationBehavior="aria"
        value={formData ?? null}
        onChange={value => onChange(value === 'flux' ? 'flux' : 'argocd')}
      >
        {engines.map(engine => (
          <Radio key={engine} value={engine}>
            <span>
              {t(`engine.${engine}`)}{' '}
              <Text as="span" color="secondary" variant="body-small">
                {t(`engine.${engine}.description`)}
              </Text>
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </FieldFrame>
  );
}
