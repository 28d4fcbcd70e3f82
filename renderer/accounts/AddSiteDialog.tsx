import { useEffect, useRef, useState } from 'react';
import { ask, type Done } from '../bridge/requests.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Button } from '../parts/Button.tsx';
import { Callout } from '../parts/Callout.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { SwitchesDialog } from '../together/SwitchesDialog.tsx';
import { useWords } from '../words/i18n.ts';
import { Addresses } from './Addresses.tsx';
import { RiskInShort } from './RiskInShort.tsx';
import { SiteTrouble, type Trouble } from './SiteTrouble.tsx';

type Site = NonNullable<Done<'site.look'>['site']>;
type Place = NonNullable<Done<'site.open'>['place']>;

type Stage =
  | { readonly at: 'address' }
  | { readonly at: 'agreeing' | 'away'; readonly site: Site }
  | { readonly at: 'there'; readonly site: Site; readonly place: Place };

/**
 * A site that Flipwatch does not know: its address, what is agreed to, the window in which the person signs in and goes to
 * the page, and then the switches of that page.
 */
export function AddSiteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { preferences } = useSnapshot();
  const [stage, setStage] = useState<Stage>({ at: 'address' });
  const [address, setAddress] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const account = useLeaving();
  const ownWindow = preferences.engine === 'ownWindow';

  const look = async () => {
    setTrouble(null);
    const answer = await ask('site.look', { address });
    if (typeof answer === 'string') setTrouble({ kind: 'failed', code: answer });
    else if (answer.site === null)
      setTrouble({ kind: 'refused', why: answer.refused ?? 'notAnAddress', host: null });
    else setStage({ at: 'agreeing', site: answer.site });
  };
  const open = async (site: Site) => {
    setTrouble(null);
    setStage({ at: 'away', site });
    const answer = await ask('site.open', { address, addresses: site.addresses });
    if (typeof answer !== 'string' && answer.place !== null) {
      account.current = answer.place.account;
      setStage({ at: 'there', site, place: answer.place });
      return;
    }
    setStage({ at: 'agreeing', site });
    setTrouble(troubleOf(answer));
  };

  const back = () => {
    setTrouble(null);
    setStage({ at: 'address' });
  };

  if (stage.at === 'there') {
    const { site, place } = stage;
    return (
      <SwitchesDialog
        title={t('site.switches', { site: site.name })}
        account={place.account}
        site={site.name}
        page={place.page}
        note={place.weak ? t('site.weak') : null}
        onClose={onClose}
      />
    );
  }
  const site = stage.at === 'address' ? null : stage.site;
  const away = stage.at === 'away';
  return (
    <Dialog
      title={t('site.add')}
      busy={away}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={away} onPress={site === null ? onClose : back}>
            {t(site === null ? 'actions.cancel' : 'site.otherAddress')}
          </Button>
          {site === null ? (
            <Button look="primary" isDisabled={address.trim() === ''} onPress={() => void look()}>
              {t('site.continue')}
            </Button>
          ) : (
            <Button look="primary" autoFocus isDisabled={away} onPress={() => void open(site)}>
              {t(site.known ? 'site.open' : 'site.agree')}
            </Button>
          )}
        </>
      }
    >
      {site === null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (address.trim() !== '') void look();
          }}
        >
          <p>{t('site.what')}</p>
          <TextField
            label={t('site.address')}
            hint={t('site.addressHint')}
            value={address}
            maxLength={2000}
            wide
            onChange={setAddress}
          />
        </form>
      )}
      {site !== null && (
        <>
          <div>
            <p>{t('site.toAgree', { site: site.name })}</p>
            <Addresses addresses={site.addresses} />
          </div>
          <RiskInShort />
          <p>{t(ownWindow ? 'site.how' : 'site.howInstalled')}</p>
        </>
      )}
      <div role="status">
        {away && <p>{t(ownWindow ? 'site.waiting' : 'site.waitingInstalled')}</p>}
        {trouble !== null && (
          <Callout tone="unknown">
            <SiteTrouble trouble={trouble} site={site?.name ?? address.trim()} />
          </Callout>
        )}
      </div>
    </Dialog>
  );
}

/** Whoever leaves the dialog leaves the site: what is not watched by then goes. */
function useLeaving() {
  const account = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (account.current !== null) void ask('site.leave', { account: account.current });
    },
    [],
  );
  return account;
}

function troubleOf(answer: Awaited<ReturnType<typeof ask<'site.open'>>>): Trouble {
  if (typeof answer === 'string') return { kind: 'failed', code: answer };
  const { refused, unreachable, host } = answer;
  if (refused !== null) return { kind: 'refused', why: refused, host };
  return unreachable === null ? { kind: 'closed' } : { kind: 'unreachable', reason: unreachable };
}
