import "./styles/main.css";
import { keepSending } from "./outbox/outbox";
import "./outbox/element";

keepSending();
