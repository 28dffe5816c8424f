import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Radio, RadioGroup } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { EngineAnswers } from '../selection/deriveEngineAdvice';

const yesNo = ['userInterface', 'imageAutomation', 'pushAccess'] as const;

/** Questions about a fleet. Every one may stay unanswered. */
export function EngineQuestions(props: {
  answers: EngineAnswers;
  onChange: (answers: EngineAnswers) => void;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { answers, onChange } = props;
  return (
    <Flex direction="column" gap="3">
      <RadioGroup
        label={t('engine.clusters')}
        orientation="horizontal"
        value={answers.clusters ?? null}
        onChange={value =>
          onChange({ ...answers, clusters: value === 'many' ? 'many' : 'few' })
        }
      >
        <Radio value="few">{t('engine.clusters.few')}</Radio>
        <Radio value="many">{t('engine.clusters.many')}</Radio>
      </RadioGroup>
      {yesNo.map(question => (
        <RadioGroup
          key={question}
          label={t(`engine.${question}`)}
          orientation="horizontal"
          value={toChoice(answers[question])}
          onChange={value =>
            onChange({ ...answers, [question]: value === 'yes' })
          }
        >
          <Radio value="yes">{t('engine.yes')}</Radio>
          <Radio value="no">{t('engine.no')}</Radio>
        </RadioGroup>
      ))}
    </Flex>
  );
}

function toChoice(answer: boolean | undefined): 'yes' | 'no' | null {
  if (answer === undefined) return null;
  return answer ? 'yes' : 'no';
}
