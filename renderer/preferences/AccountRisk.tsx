import { useWords } from '../words/i18n.ts';
import s from './Prose.module.css';
import { Section } from './Section.tsx';

const points = ['rules', 'seen', 'kind', 'session', 'choice'] as const;

/** What using Flipwatch may mean for a person's accounts, without softening. */
export function AccountRisk() {
  const { t } = useWords();
  return (
    <Section title={t('preferences.risk.title')}>
      <div className={s.prose}>
        {points.map((point) => (
          <p key={point}>{t(`preferences.risk.${point}`)}</p>
        ))}
      </div>
    </Section>
  );
}
