"""Drawing another fragment after the one that runs: "tersimpan" first, the position of the village right behind it.

``st.rerun(key)`` in a callback would have the card wait for a second run; Streamlit has no public word for this one.
"""

from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx


def lukis_susulan(kunci: str) -> None:
    """Have the fragment of a key drawn when this one is done.

    Nothing where the whole page is being drawn: that fragment is part of it.
    """
    konteks = get_script_run_ctx()
    if konteks is None or not konteks.fragment_ids_this_run or konteks.script_requests is None:
        return
    konteks.script_requests.request_rerun(
        RerunData(
            query_string=konteks.query_string,
            page_script_hash=konteks.page_script_hash,
            fragment_id_queue=konteks.fragment_storage.resolve_target(kunci),
            cached_message_hashes=konteks.cached_message_hashes,
            context_info=konteks.context_info,
        )
    )
