import { ResourceActionParameter } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useFieldStyles } from '../useFieldStyles';
import { isParameterSound } from './isParameterSound';
import { useActionStyles } from './useActionStyles';

type Values = Readonly<Record<string, string>>;

/** What an action on a resource is told: a field for each parameter that its engine declares. */
export function ResourceActionForm(props: {
  parameters: readonly ResourceActionParameter[];
  values: Values;
  onChange: (values: Record<string, string>) => void;
}) {
  const classes = useActionStyles();
  const { parameters, values, onChange } = props;
  return (
    <div className={classes.form}>
      {parameters.map(parameter => {
        const { name, type } = parameter;
        const change = (value: string) =>
          onChange({ ...values, [name]: value });
        return type === 'boolean' ? (
          <Checkbox
            key={name}
            isSelected={values[name] === 'true'}
            onChange={chosen => change(String(chosen))}
          >
            {name}
          </Checkbox>
        ) : (
          <TextField
            key={name}
            parameter={parameter}
            value={values[name] ?? ''}
            onChange={change}
          />
        );
      })}
    </div>
  );
}

function TextField(props: {
  parameter: ResourceActionParameter;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const fields = useFieldStyles();
  const id = useId();
  const hintId = useId();
  const { parameter, value, onChange } = props;
  const { name, type } = parameter;
  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {name}
      </label>
      <input
        id={id}
        className={fields.control}
        value={value}
        required
        inputMode={type === 'integer' ? 'numeric' : 'text'}
        aria-describedby={hintId}
        aria-invalid={value !== '' && !isParameterSound(parameter, value)}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      <span id={hintId} className={fields.note}>
        {t(type === 'integer' ? 'action.wholeNumber' : 'action.needed')}
      </span>
    </div>
  );
}
