"""The agents' tools: which of them a script word means, and arguments that fit what the agent declared."""
import json

# What each word's tool is called by the agents, the wanted first.
NAMES = {
    "run": "Bash shell local_shell exec_command shell_command run_shell_command execute_command run_commands run_terminal_cmd"
    " launch-process execute",
    "write": "Write write_file create_file write_to_file save-file create write editor",
    "edit": "Edit replace edit_file str_replace str-replace-editor edit multiedit search_replace",
    "fetch": "WebFetch web_fetch webfetch fetch_url fetch",
    "todo": "TodoWrite TaskCreate write_todos todo_write todowrite update_plan todos todo SetTodoList todo_list",
    "ask": "AskUserQuestion request_user_input ask_user ask_user_question question ask_followup_question ask_question ask",
    "plan": "ExitPlanMode exit_plan_mode plan_exit exit_spec_mode ExitSpecMode plan_mode_respond exit_plan",
    "sub": "Agent Task agent task spawn_agent invoke_agent generalist codebase_investigator subagent use_subagents delegate_task",
}
# Some agents offer few tools and a tool that loads the others.
FINDERS = ("ToolSearch", "tool_search")
MADE_UP = {"boolean": False, "number": 1, "integer": 1, "array": [], "object": {}}


def find(word, tools):
    """The agent's tool for a word, or None."""
    for same in (str, str.lower):
        for wanted in NAMES[word].split():
            for name in tools:
                if same(name) == same(wanted):
                    return name
    return None


def kind(schema):
    """The type a schema declares; the first where it allows several."""
    declared = (schema or {}).get("type")
    return declared[0] if isinstance(declared, list) else declared


def fit(args, schema):
    """Those arguments the tool knows, each in its declared type, and something for each required one that is missing."""
    known = (schema or {}).get("properties") or {}
    if not known:
        return args
    fitted = {name: value for name, value in args.items() if name in known}
    for name in schema.get("required", []):
        if name not in fitted:
            wanted = known.get(name, {})
            fitted[name] = wanted["enum"][0] if wanted.get("enum") else MADE_UP.get(kind(wanted), "scripted")
    return {name: fit_value(name, value, known.get(name, {})) for name, value in fitted.items()}


def fit_value(name, value, schema):
    if isinstance(value, dict):
        value = fit(value, schema)
    if isinstance(value, list):
        value = [fit(item, schema.get("items")) if isinstance(item, dict) else item for item in value]
    if schema.get("type") == "array" and isinstance(value, str):
        return ["bash", "-lc", value] if name == "command" else [value]
    if schema.get("type") == "string" and not isinstance(value, str):
        return json.dumps(value) if isinstance(value, (dict, list)) else str(value)
    return value
